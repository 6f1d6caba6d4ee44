import type { ChurnDefinition } from '../../../domain/churn/definition.js';
import type { ChurnInputs } from '../../../domain/churn/inputs.js';
import { placedDefinition } from '../../../domain/churn/placed_rules.js';
import type { Session } from '../../../engine/session.js';
import { sqlOf } from '../../load.js';
import { definitionSql } from './definition_sql.js';
import { computeChurnSigns } from './signs.js';

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
 * Makes `churn_states`: one row a known member at the snapshot, ordered by member_id, and leaves in `churn_signs` what each
 * was judged by.
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
  await judge(session, of, 'churn_states');
}

/** By what members are labelled: {@link ChurnStatesOf} of the snapshot, and when the label window ends. */
export interface ChurnLabelsOf extends ChurnStatesOf {
  /** Local day after the label window. */
  readonly labelEnd: string;
}

/**
 * Makes `churn_labels` (member_id, label boolean), ordered by member_id, for the eligible members of `churn_states`: whether
 * each has churned at the end of the label window. It is judged like a snapshot on that day, by the same definition, under
 * the numbers that stand for members by then.
 *
 * Needs what {@link computeChurnStates} needs, `member_links_clean` too, with what happened before `labelEnd`. While it works
 * `member_identities` is that of the label's end, afterwards that of the snapshot.
 */
export async function computeChurnLabels(session: Session, of: ChurnLabelsOf): Promise<void> {
  await session.run(sqlOf('features/member_identities'), { as_of: of.labelEnd });
  await judge(session, { ...of, snapshot: of.labelEnd }, 'churn_end_states');
  await session.run(sqlOf('features/churn/churn_labels'));
  await session.run('drop table churn_end_states');
  await session.run(sqlOf('features/member_identities'), { as_of: of.snapshot });
}

async function judge(session: Session, of: ChurnStatesOf, states: string): Promise<void> {
  const { snapshot, timeZone, minTenureDays, inputs } = of;
  const definition = placedDefinition(of.definition);
  await computeChurnSigns(session, { definition, day: snapshot, timeZone, inputs });
  await session.run(sqlOf('features/churn/churn_states', { states, ...definitionSql(definition) }), {
    as_of: snapshot,
    min_tenure_days: minTenureDays,
  });
}
