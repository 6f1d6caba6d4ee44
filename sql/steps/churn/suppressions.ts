import type { ChurnInputs } from '../../../domain/churn/inputs.js';
import { suppressions, type Suppression } from '../../../domain/churn/suppression.js';
import type { Session } from '../../../engine/session.js';
import { sqlOf } from '../../load.js';

/** Who may be contacted on which day, by which tables. */
export interface SuppressionsOf {
  /** Local day; what was said before its first instant is known. */
  readonly asOf: string;
  readonly timeZone: string;
  readonly inputs: ChurnInputs;
}

/**
 * Makes `churn_suppressions` (member_id, suppression): the members of `churn_states` who may not be contacted, and why.
 * Without a table of consents nobody's consent is asked for; with one, whoever has none by any channel has not consented.
 *
 * Needs `churn_states`, `members_clean`, `consents_clean`, `contacts_clean`, and `member_identities` as of the day.
 */
export const computeSuppressions = (
  session: Session,
  { asOf, timeZone, inputs }: SuppressionsOf,
): Promise<void> =>
  session.run(sqlOf('features/churn/churn_suppressions'), {
    as_of: asOf,
    time_zone: timeZone,
    consents_listed: inputs.has('consents'),
  });

/** Makes an empty `churn_suppressions`, where those of a run were not looked for. */
export const noSuppressions = (session: Session): Promise<void> =>
  session.run(sqlOf('features/churn/no_churn_suppressions'));

/** Members of one reason. */
export interface Suppressed {
  readonly reason: Suppression;
  readonly members: number;
}

/** Whom a contact would pay for but who may not be contacted; null where `churn_scores` is of before and does not tell. */
export async function suppressedMembers(session: Session): Promise<readonly Suppressed[] | null> {
  const columns = await session.describe('select * from churn_scores');
  if (!columns.some(({ name }) => name === 'suppression')) return null;
  const rows = await session.rows(sqlOf('results/churn/suppressed'));
  return suppressions.flatMap((reason) => {
    const row = rows.find(({ suppression }) => suppression === reason);
    return row === undefined ? [] : [{ reason, members: Number(row['members']) }];
  });
}
