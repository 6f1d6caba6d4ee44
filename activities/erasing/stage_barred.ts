import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TableRef } from '../../contracts/references.js';
import type { ErasedRows, RunContext } from '../../contracts/steps.js';
import type { TableName } from '../../domain/tables/index.js';
import { copyToParquet, parquetRelation } from '../../engine/parquet.js';
import type { Session } from '../../engine/session.js';
import type { Bar } from '../../sql/steps/erasing/bar.js';
import { addStagedLinks, openLinks, withLinked } from '../../sql/steps/erasing/linked.js';
import { findErased, findErasedOrders, remainingSelect } from '../../sql/steps/erasing/staged.js';
import { openErasedOrders } from '../../sql/steps/erasing/stored.js';
import type { TablePlan } from '../../sql/steps/table_plan.js';
import { businessKey } from '../../store/business_key.js';
import { tombstonesOf } from '../../store/erasures.js';
import type { Store } from '../../store/store.js';
import { writeTable } from '../run_folder.js';

/** Everybody who is barred from the runs of a business; null: nobody is. */
export async function barOf(store: Store, business: string): Promise<Bar | null> {
  const tombstones = await tombstonesOf(store, business);
  return tombstones.length === 0 ? null : { tombstones, key: await businessKey(store, business) };
}

/** Tables in the order in which they are to be staged: links come first, since they tell of further numbers. */
export const linksFirst = (names: readonly TableName[]): readonly TableName[] => [
  ...names.filter((name) => name === 'member_links'),
  ...names.filter((name) => name !== 'member_links'),
];

/** Leaves out the rows of barred members while the tables of a run are staged. */
export interface Barring {
  /** @param select of the rows as they are, numbered */
  stage(plan: TablePlan, select: string, folder: string): Promise<{ ref: TableRef; erased: ErasedRows }>;
}

/**
 * Starts to bar members from a run. What is read of them lies in the folder of a step for a moment, as all that is
 * read does, and never in the store.
 */
export async function openBarring(
  { store, session, run }: { readonly store: Store; readonly session: Session; readonly run: RunContext },
  known: Bar,
): Promise<Barring> {
  let bar = known;
  await openLinks(session);
  await openErasedOrders(session);
  return {
    async stage(plan, select, folder) {
      const whole = join(folder, 'whole.parquet');
      await copyToParquet(session, select, whole);
      try {
        const staged = parquetRelation(whole);
        if (plan.name === 'member_links') {
          await addStagedLinks(session, plan, staged);
          bar = await withLinked(session, bar);
        }
        if (plan.name === 'orders') await findErasedOrders(session, plan, staged, bar);
        const erased = await findErased(session, plan, staged, bar);
        const ref = await writeTable(
          store,
          session,
          run,
          `${plan.name}_staged`,
          remainingSelect(plan, staged, bar),
          { hashed: false },
        );
        return { ref, erased };
      } finally {
        await rm(whole, { force: true });
      }
    },
  };
}
