import type { SourceConfig } from '../config/schema.js';
import { resolveSecrets } from '../config/secrets.js';
import type { InputFile, SourceContext } from './context.js';
import { openCsv } from './csv/index.js';
import { findFiles } from './files.js';
import { fingerprint } from './fingerprint.js';
import { openParquet } from './parquet/index.js';
import type { Relation } from './relation.js';
import { openWorkbook } from './workbook/index.js';

export type { SourceContext } from './context.js';
export { readFailure } from './failures.js';
export { sourceColumn, type Relation, type SourceColumn, type SourceFile } from './relation.js';

/**
 * Opens a source: finds its files, hashes them, and gives the relation that reads them.
 *
 * @throws MemberflowError `InvalidSource` or `SourceUnavailable` naming file, row and what to do; `InvalidInput` when
 * `path` refers to an environment variable that is not set; `DiskFull`.
 */
export async function openSource(source: SourceConfig, context: SourceContext): Promise<Relation> {
  const found = await findFiles(resolveSecrets(source.path, process.env), context.baseFolder);
  const files: InputFile[] = [];
  for (const file of found) files.push(await fingerprint(file, context.signal));
  switch (source.kind) {
    case 'csv':
      return await openCsv(source, files, context);
    case 'parquet':
      return await openParquet(files, context);
    case 'workbook':
      return await openWorkbook(source, files, context);
  }
}
