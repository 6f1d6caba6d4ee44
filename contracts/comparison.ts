import { z } from 'zod';

/** Version of the form of a comparison. */
export const comparisonVersion = 1;

/** How a rerun compares with the run that it computed again; kept in the folder of the rerun. */
export const comparisonSchema = z.strictObject({
  comparisonVersion: z.literal(comparisonVersion),
  /** Run id of the run that was computed again. */
  of: z.string(),
  /** Versions of the code that published it, and that computed it again. */
  codeVersions: z.strictObject({ before: z.string(), after: z.string() }),
  /** Feature and result tables by their content hashes; null: that side has no such table. */
  tables: z.array(
    z.strictObject({ table: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
});
export type Comparison = Readonly<z.infer<typeof comparisonSchema>>;
