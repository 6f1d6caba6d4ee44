import type { Config } from '../../config/schema.js';
import { quoteIdentifier, quoteLiteral } from '../../engine/quote.js';
import type { Session } from '../../engine/session.js';
import type { Bar } from '../../sql/steps/erasing/bar.js';
import {
  findErasedCleanOrders,
  findErasedOrdersInClean,
  openErasedOrders,
  tellsOfBarred,
} from '../../sql/steps/erasing/stored.js';
import { migrate } from './migrations.js';
import { publishTable } from './publish_tables.js';
import { tablesOfRuns } from './tables_of_runs.js';
import { inTransaction } from './transaction.js';

/** A run whose rows, where the database has it, are replaced by those of its rewritten tables. */
export interface RunToReplace {
  readonly runId: string;
  /** SELECT of each table, by its name, masked as its readers need. */
  readonly tables: ReadonlyMap<string, string>;
}

export interface DatabaseErasure {
  readonly business: string;
  readonly config: Config;
  readonly bar: Bar;
  readonly replaced: readonly RunToReplace[];
  readonly dryRun: boolean;
}

/**
 * Takes barred members out of every run of a business in the database attached as `published`, in one transaction:
 * runs that the store has rewritten are published anew, of others the rows are deleted.
 * @returns rows taken out
 */
export async function eraseRows(session: Session, erasure: DatabaseErasure): Promise<number> {
  const { replaced, dryRun } = erasure;
  await session.run('use published');
  return await inTransaction(
    session,
    async () => {
      await migrate(session);
      const rows = await deleteRows(session, erasure);
      if (!dryRun) await publishAnew(session, replaced);
      return rows;
    },
    dryRun ? 'rollback' : 'commit',
  );
}

async function publishAnew(session: Session, replaced: readonly RunToReplace[]): Promise<void> {
  const known = await session.rows('select run_id from runs');
  const isPublished = ({ runId }: RunToReplace) => known.some((row) => row['run_id'] === runId);
  for (const { runId, tables } of replaced.filter(isPublished)) {
    for (const [name, select] of tables) await publishTable(session, runId, name, select);
  }
}

const ofBusiness = 'run_id in (select run_id from runs where business = $business)';

async function deleteRows(session: Session, { business, config, bar }: DatabaseErasure): Promise<number> {
  const tables = await tablesOfRuns(session);
  await openErasedOrders(session);
  if (tables.has('orders_clean')) {
    const orders = `(select * from orders_clean where run_id in (select run_id from runs where business = ${quoteLiteral(business)}))`;
    await findErasedCleanOrders(session, orders, bar);
    await findErasedOrdersInClean(session, orders, bar);
  }
  const affected = new Set<string>();
  let count = 0;
  for (const [name, columns] of tables) {
    const isErased = tellsOfBarred({ name, relation: name, columns }, config, bar);
    if (isErased === 'false') continue;
    const gone = await session.rows(
      `delete from ${quoteIdentifier(name)} where ${ofBusiness} and ${isErased} returning run_id`,
      { business },
    );
    count += gone.length;
    for (const row of gone) affected.add(String(row['run_id']));
  }
  for (const runId of affected) await forgetSingles(session, tables, runId);
  return count;
}

/** Forgets what tells of one member alone in a run of which something was taken out: groups of one, extremes of columns. */
async function forgetSingles(
  session: Session,
  tables: ReadonlyMap<string, readonly string[]>,
  runId: string,
): Promise<void> {
  const parameters = { run_id: runId };
  if (tables.has('rfm_groups') && tables.has('rfm_scores')) {
    await session.run(
      `delete from rfm_groups as groups
      where groups.run_id = $run_id and groups.members = 1
        and not exists (
          select 1
          from rfm_scores as scores
          where scores.run_id = groups.run_id and scores.period = groups.period and scores.scope = groups.scope
            and scores.rfm_code is not distinct from groups.rfm_code
            and scores.segment is not distinct from groups.segment
        )`,
      parameters,
    );
  }
  if (tables.has('audit')) {
    await session.run('update audit set minimum = null, maximum = null where run_id = $run_id', parameters);
  }
}
