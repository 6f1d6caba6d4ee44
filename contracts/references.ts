import { z } from 'zod';

/** A table in the store: what passes through Temporal instead of rows. */
export const tableRefSchema = z.strictObject({
  /** `store:` and a path below the store's root; the same on every worker. */
  uri: z.string().startsWith('store:'),
  rows: z.int().nonnegative(),
  bytes: z.int().nonnegative(),
  /** Of the file, in hex; checked when it is read. */
  sha256: z.hash('sha256'),
  /** Of the rows in any order, in hex; null for staging tables, which are compared by file. */
  contentHash: z.string().nullable(),
  schemaVersion: z.int().positive(),
});
export type TableRef = z.infer<typeof tableRefSchema>;

export const documentKinds = [
  'workbook',
  'report',
  'mail',
  'manifest',
  'database',
  'config',
  'facts',
  'comparison',
  'retention',
  'erasure',
  'model',
  'card',
] as const;

/** A document in the store, or published outside it (then `uri` is a `file:` URL). */
export const documentRefSchema = z.strictObject({
  kind: z.enum(documentKinds),
  /** The step that wrote it. */
  stage: z.string(),
  uri: z.string(),
  sha256: z.hash('sha256'),
});
export type DocumentRef = z.infer<typeof documentRefSchema>;
