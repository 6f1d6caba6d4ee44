import { churnFeatures } from '../../../domain/churn/features.js';
import type { Row, Session } from '../../../engine/session.js';
import { sqlOf } from '../../load.js';
import type { FeatureMatrix } from './feature_matrix.js';
import { readFeatureRows } from './training_rows.js';

/** The row of a member in a relation of scores; null: the run did not know the member. */
export async function scoreOfMember(session: Session, scores: string, member: string): Promise<Row | null> {
  const [row] = await session.rows(sqlOf('results/churn/score_of_member', { scores }), { member });
  return row ?? null;
}

/** Rows of a member in a relation of reasons, the strongest first; none unless the member was to be acted on first. */
export const reasonsOfMember = (session: Session, reasons: string, member: string): Promise<readonly Row[]> =>
  session.rows(sqlOf('results/churn/reasons_of_member', { reasons }), { member });

/** What was known of a member when it was scored, as one row; none where the relation does not have the member. */
export async function featuresOfMember(
  session: Session,
  features: string,
  member: string,
): Promise<FeatureMatrix> {
  await session.run(sqlOf('results/churn/features_of_member', { features }), { member });
  const columns = await session.describe('select * from features_of_member');
  // Another version may have stored other features: the model takes those that it knows.
  const known = churnFeatures.filter(({ name }) => columns.some((column) => column.name === name));
  return await readFeatureRows(
    session,
    'features_of_member',
    known.map(({ name }) => name),
  );
}
