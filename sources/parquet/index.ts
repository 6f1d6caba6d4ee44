import { quoteLiteral } from '../../engine/quote.js';
import type { Session } from '../../engine/session.js';
import type { InputFile, SourceContext } from '../context.js';
import { readFailure } from '../failures.js';
import { refuseReserved } from '../headings.js';
import type { Relation } from '../relation.js';
import { quotePath, unite } from '../unite.js';
import { refuseOtherFormat } from './format.js';

/**
 * Parquet files as one relation, united by column name, with the types that the files declare.
 *
 * Only the footers are read here: the relation is a plain projection that streams the files when it is read itself
 * (`readFailure` words what may go wrong then). `source_row` counts the rows of a file from 1, in the order of the file.
 */
export async function openParquet(files: readonly InputFile[], context: SourceContext): Promise<Relation> {
  const selects: string[] = [];
  for (const file of files) {
    await refuseOtherFormat(file);
    selects.push(await selectFile(file, context.session));
  }
  try {
    return await unite(selects, files, context.session);
  } catch (error) {
    throw readFailure(error, files);
  }
}

async function selectFile(file: InputFile, session: Session): Promise<string> {
  const rows = `read_parquet(${quotePath(file.location)}, hive_partitioning = false)`;
  try {
    const columns = await session.describe(`select * from ${rows}`);
    const headings = columns.map(({ name }) => name);
    // A column of that name would hide the engine's own number of the row.
    refuseReserved(headings, { file: file.path }, ['file_row_number']);
  } catch (error) {
    throw readFailure(error, [file]);
  }
  return `select ${quoteLiteral(file.path)} as source_file, cast(null as varchar) as source_sheet,
  file_row_number + 1 as source_row, * from ${rows}`;
}
