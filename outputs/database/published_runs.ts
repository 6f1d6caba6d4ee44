import { databaseOwnTables } from '../../domain/tables/published.js';
import { quoteIdentifier } from '../../engine/quote.js';
import type { Session } from '../../engine/session.js';

/** A run that the output database has rows of. */
export interface RunInDatabase {
  readonly runId: string;
  readonly job: string;
  readonly asOf: string;
  /** ISO instant. */
  readonly publishedAt: string;
  /** In all tables of results. */
  readonly rows: number;
}

/** Runs of a business in the database attached as `published`; none where nothing was published yet. */
export async function runsInDatabase(session: Session, business: string): Promise<readonly RunInDatabase[]> {
  const tables = await tablesOfRuns(session);
  if (!tables.includes('runs')) return [];
  const rowsOf = new Map<string, number>();
  for (const table of resultTables(tables)) {
    const counts = await session.rows(
      `select run_id, count(*) as row_count from published.${quoteIdentifier(table)} group by run_id`,
    );
    for (const row of counts) {
      const runId = String(row['run_id']);
      rowsOf.set(runId, (rowsOf.get(runId) ?? 0) + Number(row['row_count']));
    }
  }
  const runs = await session.rows(
    `select run_id, job, cast(as_of as varchar) as as_of, epoch_ms(published_at) as published_ms
    from published.runs where business = $business`,
    { business },
  );
  return runs.map((row) => ({
    runId: String(row['run_id']),
    job: String(row['job']),
    asOf: String(row['as_of']),
    publishedAt: new Date(Number(row['published_ms'])).toISOString(),
    rows: rowsOf.get(String(row['run_id'])) ?? 0,
  }));
}

/**
 * Removes every row of some runs from the database attached as `published`, in one transaction. What tells whom a mail
 * has reached stays: a mail must not be sent again.
 */
export async function removeRuns(session: Session, runIds: readonly string[]): Promise<void> {
  const tables = await tablesOfRuns(session);
  const named = ['runs', ...resultTables(tables)].filter((table) => tables.includes(table));
  await session.run('begin transaction');
  try {
    for (const run_id of runIds) {
      for (const table of named) {
        await session.run(`delete from published.${quoteIdentifier(table)} where run_id = $run_id`, {
          run_id,
        });
      }
    }
    await session.run('commit');
  } catch (error) {
    await session.run('rollback').catch(() => undefined);
    throw error;
  }
}

const resultTables = (tables: readonly string[]): readonly string[] => {
  const own: readonly string[] = databaseOwnTables;
  return tables.filter((table) => !own.includes(table));
};

/** Tables, not views, that have a column `run_id`. */
async function tablesOfRuns(session: Session): Promise<readonly string[]> {
  const rows = await session.rows(
    `select columns.table_name
    from information_schema.columns as columns
    inner join information_schema.tables as tables
      on tables.table_catalog = columns.table_catalog and tables.table_name = columns.table_name
    where columns.table_catalog = 'published'
      and columns.column_name = 'run_id'
      and tables.table_type = 'BASE TABLE'
    order by columns.table_name`,
  );
  return rows.map((row) => String(row['table_name']));
}
