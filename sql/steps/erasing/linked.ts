import type { Session } from '../../../engine/session.js';
import { typedSelect } from '../../columns/typed.js';
import { sqlOf } from '../../load.js';
import type { TablePlan } from '../table_plan.js';
import { isBarred, tombstoneSql, type Bar } from './bar.js';

/** Starts to gather the links between numbers of members. */
export const openLinks = (session: Session): Promise<void> =>
  session.run('create or replace temp table known_links (member_id varchar, canonical_id varchar)');

/** Adds the links of a relation that has `member_id` and `canonical_id`. */
export const addLinks = (session: Session, relation: string): Promise<void> =>
  session.run(`insert into known_links select distinct member_id, canonical_id from ${relation}`);

/** {@link addLinks} of a table as it is staged. */
export async function addStagedLinks(session: Session, plan: TablePlan, staged: string): Promise<void> {
  const columns = Object.fromEntries(plan.typed.columns.map(({ contract, sql }) => [contract.name, sql]));
  const { member_id = 'null', canonical_id = 'null' } = columns;
  await addLinks(session, `(${typedSelect(staged, plan.typed, { member_id, canonical_id })}) as typed`);
}

/** The bar with the numbers that the gathered links join with barred ones. */
export async function withLinked(session: Session, bar: Bar): Promise<Bar> {
  const rows = await session.rows(
    sqlOf('erasing/linked_tombstones', {
      is_barred: isBarred('number', bar),
      tombstone: tombstoneSql('number', bar.key),
    }),
  );
  const linked = rows.map((row) => String(row['tombstone']));
  return { ...bar, tombstones: [...new Set([...bar.tombstones, ...linked])] };
}
