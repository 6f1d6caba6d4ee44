import type { Session } from '../../engine/session.js';

/** Tables, not views, of the database attached as `published` that have a column `run_id`, with the columns of each. */
export async function tablesOfRuns(session: Session): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await session.rows(
    `select columns.table_name, columns.column_name
    from information_schema.columns as columns
    inner join information_schema.tables as tables
      on tables.table_catalog = columns.table_catalog and tables.table_name = columns.table_name
    where tables.table_catalog = 'published' and tables.table_type = 'BASE TABLE'
    order by columns.table_name, columns.ordinal_position`,
  );
  const tables = new Map<string, string[]>();
  for (const row of rows) {
    const name = String(row['table_name']);
    tables.set(name, [...(tables.get(name) ?? []), String(row['column_name'])]);
  }
  return new Map([...tables].filter(([, columns]) => columns.includes('run_id')));
}
