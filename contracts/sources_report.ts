import { z } from 'zod';

const triedColumnSchema = z.strictObject({
  /** memberflow's own name. */
  column: z.string(),
  /** Headings of the source that it is read from. */
  headings: z.array(z.string()),
});

const triedTableSchema = z.strictObject({
  table: z.string(),
  files: z.array(
    z.strictObject({
      path: z.string(),
      bytes: z.int().nonnegative(),
      /** Sheets read, of a workbook. */
      sheets: z.array(z.string()).optional(),
    }),
  ),
  /** Rows that were read to try it; the source may have more. */
  sampledRows: z.int().nonnegative(),
  columns: z.array(triedColumnSchema),
  /** What a run would refuse: the source, or what the configuration reads from it; null: nothing. */
  failure: z.strictObject({ type: z.string(), message: z.string(), details: z.unknown() }).nullable(),
});
export type TriedTable = z.infer<typeof triedTableSchema>;

/** What `checkSources` returns: every configured table tried where the worker runs, faults and all. */
export const sourcesReportSchema = z.strictObject({ tables: z.array(triedTableSchema) });
export type SourcesReport = z.infer<typeof sourcesReportSchema>;
