import { addDays, parseDay } from '../../../domain/time/days.js';
import type { Value } from '../../../engine/session.js';
import { sqlOf } from '../../../sql/load.js';
import { computeChurnFeatures } from '../../../sql/steps/churn/features.js';
import { inSession } from '../../support/session.js';
import { inputsOf, openCleanTables, timeZone, type CleanTables } from './clean_tables.js';

/** The day before which everything is known; a Monday. */
export const snapshot = '2024-07-01';

/** The day so many days before the snapshot: 1 is the last that is known, 0 the snapshot, below 0 lies after it. */
export const before = (days: number): string => addDays(parseDay(snapshot), -days);

export type FeaturesByMember = Readonly<Record<string, Readonly<Record<string, Value>>>>;

export interface FeatureCase {
  /** Members looked at. */
  readonly of: readonly string[];
  readonly pointInTime?: boolean;
  readonly on?: string;
}

/** Features of members of a made business. */
export const featuresOf = (
  tables: CleanTables,
  { of: members, pointInTime = true, on = snapshot }: FeatureCase,
): Promise<FeaturesByMember> =>
  inSession(async (session) => {
    await openCleanTables(session, tables);
    await session.run(sqlOf('features/member_identities'), { as_of: on });
    const listed = members.map((member) => `('${member}')`).join(', ');
    await session.run(`create temp view looked_at as select * from (values ${listed}) as listed(member_id)`);
    const inputs = inputsOf(tables, pointInTime);
    await computeChurnFeatures(session, { snapshot: on, timeZone, population: 'looked_at', inputs });
    const rows = await session.rows('select * from churn_features');
    return Object.fromEntries(rows.map(({ member_id: member, ...features }) => [String(member), features]));
  });
