import { databaseOwnTables } from '../../domain/tables/published.js';
import { quoteIdentifier } from '../../engine/quote.js';
import type { Session } from '../../engine/session.js';
import { tablesOfRuns } from './tables_of_runs.js';
import { inTransaction } from './transaction.js';

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
  const tables = [...(await tablesOfRuns(session)).keys()];
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
  const tables = [...(await tablesOfRuns(session)).keys()];
  const named = ['runs', ...resultTables(tables)].filter((table) => tables.includes(table));
  await inTransaction(session, async () => {
    for (const run_id of runIds) {
      for (const table of named) {
        await session.run(`delete from published.${quoteIdentifier(table)} where run_id = $run_id`, {
          run_id,
        });
      }
    }
  });
}

const resultTables = (tables: readonly string[]): readonly string[] => {
  const own: readonly string[] = databaseOwnTables;
  return tables.filter((table) => !own.includes(table));
};
