import { tableContracts, type TableName } from '../../../../domain/tables/index.js';
import type { Row, Session } from '../../../../engine/session.js';
import { timeZone } from './clean_business.js';

/** Types of clean tables, as docs/results.md gives them. */
const types = {
  id: 'varchar',
  text: 'varchar',
  timestamp: 'timestamp with time zone',
  day: 'date',
  money: 'decimal(18, 4)',
  number: 'decimal(28, 10)',
  flag: 'boolean',
} as const;

/** Rows of clean files as cleaning would give them if it kept them all, in the order of the files. */
export async function canonicalRows(
  session: Session,
  name: TableName,
  columns: readonly string[],
  files: readonly string[] = [],
): Promise<readonly Row[]> {
  // Times without a zone are those of the business.
  await session.run(`set timezone = '${timeZone}'`);
  const kinds = new Map(tableContracts[name].columns.map((column) => [column.name, column.kind]));
  const casts = columns.map(
    (column) => `cast(${column} as ${types[kinds.get(column) ?? 'text']}) as ${column}`,
  );
  const paths = files.map((file) => `'${file}'`).join(', ');
  await session.run(
    `create temp table canonical as select ${casts.join(', ')} from read_parquet([${paths}])`,
  );
  await session.run("set timezone = 'UTC'");
  return await session.rows('select * from canonical');
}
