import type { ChurnDefinition } from '../../../domain/churn/definition.js';
import type { ChurnInputs } from '../../../domain/churn/inputs.js';
import { placedDefinition } from '../../../domain/churn/placed_rules.js';
import type { Session } from '../../../engine/session.js';
import { sqlOf } from '../../load.js';
import { dateChurn } from './beginnings.js';
import { definitionSql } from './definition_sql.js';
import { computeChurnSigns, type SignsOf } from './signs.js';

/** By what members are judged, and when. */
export interface ChurnStatesOf {
  readonly definition: ChurnDefinition;
  /** Local day, `YYYY-MM-DD`; what is known is what happened before its first instant. */
  readonly snapshot: string;
  /** Zone of the business, which decides where days end. */
  readonly timeZone: string;
  /** Members known for fewer days are not eligible. */
  readonly minTenureDays: number;
  readonly inputs: ChurnInputs;
}

/**
 * Makes `churn_states`: one row a known member at the snapshot, ordered by member_id, and leaves in `churn_judged` what each
 * was judged by, and since when each rule has held.
 *
 * Needs in the session the clean tables (`members_clean`, `exclusions_clean`, `orders_clean`, `order_adjustments`,
 * `events_clean`, `contacts_clean`; empty ones where not configured) and `member_identities` as of the snapshot.
 *
 * Columns: snapshot_on date, member_id varchar, known_since date (null: listed without a day and never heard of),
 * tenure_days integer, order_count integer, last_order_on date, last_seen_on date (event or order), churned boolean,
 * churned_since date (null unless churned), mark ('explicit', 'silent'; null unless churned), lasting ('permanent',
 * 'temporary'; null unless churned), rules varchar (ids of the rules that hold, in the definition's order, parted by commas),
 * eligible boolean, left_out varchar ('EXCLUDED', 'NO_ORDER', 'CHURNED', 'TOO_YOUNG'; null where eligible).
 */
export async function computeChurnStates(session: Session, of: ChurnStatesOf): Promise<void> {
  const judging = await judge(session, of, of.snapshot);
  await dateChurn(session, judging);
  const { explicit, permanent, holding } = definitionSql(judging.definition);
  await session.run(sqlOf('features/churn/churn_states', { explicit, permanent, holding }), {
    as_of: of.snapshot,
    min_tenure_days: of.minTenureDays,
  });
}

/** By what members are labelled: {@link ChurnStatesOf} of the snapshot, and the label window. */
export interface ChurnLabelsOf extends ChurnStatesOf {
  /** Local day on which the label window begins: the snapshot, or later where there is a gap. */
  readonly labelStart: string;
  /** Local day after the label window. */
  readonly labelEnd: string;
}

/**
 * Makes `churn_labels` (member_id, label boolean), ordered by member_id, for the eligible members of `churn_states`: whether
 * each has churned at the end of the label window. It is judged like a snapshot on that day, by the same definition, under
 * the numbers that stand for members by then. Who has churned when the window begins after a gap is not labelled but stands
 * in `churn_left_in_gap` (member_id).
 *
 * Needs what {@link computeChurnStates} needs, `member_links_clean` too, with what happened before `labelEnd`. While it works
 * `member_identities` is that of the label's end, afterwards that of the snapshot.
 */
export async function computeChurnLabels(session: Session, of: ChurnLabelsOf): Promise<void> {
  await session.run(sqlOf('features/churn/no_left_in_gap'));
  if (of.labelStart !== of.snapshot) {
    await judgeLater(session, of, of.labelStart);
    await session.run(sqlOf('features/churn/left_in_gap'));
  }
  await judgeLater(session, of, of.labelEnd);
  await session.run(sqlOf('features/churn/churn_labels'));
  await session.run(sqlOf('features/member_identities'), { as_of: of.snapshot });
}

/** {@link judge} on a day after the snapshot, under the numbers that stand for members by then. */
async function judgeLater(session: Session, of: ChurnStatesOf, day: string): Promise<void> {
  await session.run(sqlOf('features/member_identities'), { as_of: day });
  await judge(session, of, day);
}

/** Makes `churn_signs` and `churn_judged`: what was heard of each member before a day, and since when each rule has held. */
async function judge(session: Session, of: ChurnStatesOf, day: string): Promise<SignsOf> {
  const { timeZone, inputs } = of;
  const judging = { definition: placedDefinition(of.definition), day, timeZone, inputs };
  await computeChurnSigns(session, judging);
  const { beginnings, rules, groups, definition } = definitionSql(judging.definition);
  await session.run(sqlOf('features/churn/churn_judged', { beginnings, rules, groups, definition }), {
    as_of: day,
  });
  return judging;
}
