import type { TableRef } from '../../contracts/references.js';
import { tableNames, type TableName } from '../../domain/tables/index.js';
import type { Session } from '../../engine/session.js';
import type { Config } from '../../config/schema.js';
import {
  countNaming,
  findErased,
  findErasedOrders,
  remainingSelect,
} from '../../sql/steps/erasing/staged.js';
import {
  findErasedCleanOrders,
  findErasedOrdersInClean,
  openErasedOrders,
  type Taken,
} from '../../sql/steps/erasing/stored.js';
import { stagedColumnsOf } from '../../sql/steps/staged_select.js';
import { planTable, type TablePlan } from '../../sql/steps/table_plan.js';
import { storedRelation } from '../run_folder.js';
import { writeForm, type RunToRewrite } from './rewrite_tables.js';

/** The plan of a staged table of an earlier run, of which only configuration and file are left. */
export async function planOfStaged(
  session: Session,
  { config, asOf, name, relation }: { config: Config; asOf: string; name: TableName; relation: string },
): Promise<TablePlan> {
  const source = config.tables[name]?.source;
  const readsText = source !== undefined && config.sources[source]?.kind !== 'parquet';
  const columns = await stagedColumnsOf(session, relation);
  return planTable(
    config,
    asOf,
    name,
    columns.map((column) => ({ heading: column.name, type: readsText ? 'text' : column.type })),
  );
}

/** The canonical table behind a staged one, such as `orders` of `orders_staged`. */
export const stagedName = (name: string): TableName | null =>
  tableNames.find((table) => name === `${table}_staged`) ?? null;

/** Finds the orders of barred members in a run, by which its other tables are parted. */
export async function findOrders({
  store,
  session,
  manifest,
  config,
  bar,
  tables,
}: RunToRewrite): Promise<void> {
  await openErasedOrders(session);
  const { orders_staged: staged, orders_clean: clean } = tables;
  if (clean !== undefined) {
    const relation = await storedRelation(store, clean);
    await findErasedCleanOrders(session, relation, bar);
    if (staged === undefined) await findErasedOrdersInClean(session, relation, bar);
  }
  if (staged === undefined) return;
  const relation = await storedRelation(store, staged);
  const plan = await planOfStaged(session, { config, asOf: manifest.asOf, name: 'orders', relation });
  await findErasedOrders(session, plan, relation, bar);
}

/** Takes the rows of barred members out of a staged table. */
export async function rewriteStaged(
  rewriting: RunToRewrite,
  name: string,
  ref: TableRef,
): Promise<{ readonly taken: Taken; readonly ref: TableRef | null }> {
  const { store, session, manifest, config, bar, dryRun } = rewriting;
  const table = stagedName(name);
  if (table === null || config.tables[table] === undefined) return { taken: nothing, ref: null };
  const relation = await storedRelation(store, ref);
  const plan = await planOfStaged(session, { config, asOf: manifest.asOf, name: table, relation });
  const { rows, amount } = await findErased(session, plan, relation, bar);
  const named = await countNaming(session, plan, relation, bar);
  const taken = { rows, amount, named };
  if (dryRun || rows + named === 0) return { taken, ref: null };
  return { taken, ref: await writeForm(rewriting, name, ref, remainingSelect(plan, relation, bar)) };
}

const nothing: Taken = { rows: 0, named: 0, amount: null };
