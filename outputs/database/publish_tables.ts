import { quoteIdentifier } from '../../engine/quote.js';
import type { Session } from '../../engine/session.js';
import { migrate } from './migrations.js';
import { inTransaction } from './transaction.js';

/** The row of a run in the output database. */
export interface PublishedRun {
  readonly run_id: string;
  readonly business: string;
  readonly job: string;
  readonly as_of: string;
  readonly published_at: string;
  readonly code_version: string;
  readonly configuration_hash: string;
}

export interface TablePublication {
  readonly run: PublishedRun;
  /** SELECT of each table, by the table's name; masked as its readers need. */
  readonly tables: ReadonlyMap<string, string>;
  /** Further names for the latest of a table. */
  readonly aliases: Readonly<Record<string, string>>;
  readonly report: (table: string) => void;
}

/**
 * Publishes the tables of a run in the database attached as `published`, in one transaction: each table with the
 * run's id before its own columns, and a view `<table>_latest` of the latest run. Publishing a run again replaces
 * its rows.
 */
export async function publishTables(
  session: Session,
  { run, tables, aliases, report }: TablePublication,
): Promise<void> {
  await session.run('use published');
  await inTransaction(session, async () => {
    await migrate(session);
    await session.run('delete from runs where run_id = $run_id', { run_id: run.run_id });
    await session.run(
      `insert into runs select $run_id, $business, $job, cast($as_of as date), cast($published_at as timestamp with time zone),
        $code_version, $configuration_hash`,
      { ...run },
    );
    for (const [name, select] of tables) {
      report(name);
      await publishTable(session, run.run_id, name, select);
    }
    // Tables of other jobs may not be there yet.
    for (const [alias, name] of Object.entries(aliases))
      if (tables.has(name)) await nameLatest(session, alias, name);
    // Nothing stands behind the commit: whatever looked at cancellation then could tell a run cancelled that has been
    // published.
    await session.run('use memory');
  });
}

/** Replaces the rows of a run in one table; within the caller's transaction. */
export async function publishTable(
  session: Session,
  runId: string,
  name: string,
  rowsSelect: string,
): Promise<void> {
  const table = quoteIdentifier(name);
  const select = `select cast($run_id as varchar) as run_id, result.* from (${rowsSelect}) as result`;
  const known = await columnsOf(session, name);
  if (known.size === 0) {
    await session.run(`create table ${table} as ${select}`, { run_id: runId });
  } else {
    for (const { name: column, type } of await session.describe(rowsSelect)) {
      // A column that an earlier configuration did not have is empty in its runs.
      if (!known.has(column))
        await session.run(`alter table ${table} add column ${quoteIdentifier(column)} ${type}`);
    }
    await session.run(`delete from ${table} where run_id = $run_id`, { run_id: runId });
    await session.run(`insert into ${table} by name ${select}`, { run_id: runId });
  }
  await nameLatest(session, `${name}_latest`, name);
}

async function nameLatest(session: Session, view: string, name: string): Promise<void> {
  await session.run(
    `create or replace view ${quoteIdentifier(view)} as
      select result.* from ${quoteIdentifier(name)} as result
      where result.run_id in (select latest_runs.run_id from latest_runs)`,
  );
}

async function columnsOf(session: Session, table: string): Promise<ReadonlySet<string>> {
  const rows = await session.rows(
    `select column_name from information_schema.columns where table_catalog = 'published' and table_name = $table`,
    { table },
  );
  return new Set(rows.map((row) => String(row['column_name'])));
}
