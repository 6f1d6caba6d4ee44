import {
  type ChurnRecord,
  churnRecords,
  type FirstRecorded,
  type RecordedRule,
  recordedRules,
} from '../../domain/churn/recorded.js';
import { planSnapshots, type SnapshotPlan } from '../../domain/churn/snapshots.js';
import { type Day, parseDay } from '../../domain/time/days.js';
import type { Session } from '../../engine/session.js';
import { sqlOf } from '../../sql/load.js';
import type { ChurnSettings } from './settings.js';
import { noOrderYet, tooFewSnapshots } from './too_young.js';

type Planned = ReturnType<typeof planSnapshots>;
type PlanSettings = Pick<ChurnSettings, 'churn' | 'definition'>;

/**
 * The days in the past to look at, as far back as the clean tables of the session tell what the definition asks for; null:
 * there are no orders.
 */
export async function snapshotsFor(
  session: Session,
  asOf: string,
  { churn, definition }: PlanSettings,
): Promise<Planned | null> {
  const first = await firstRecorded(session);
  return first === null ? null : planBy(asOf, churn, first, recordedRules(definition, first));
}

/**
 * The days in the past at which it is counted who ordered again. That asks for orders alone: however late the visits, say,
 * that the definition asks for too are recorded, nothing is held up by them. None where there are too few.
 */
export async function returnSnapshotsFor(
  session: Session,
  asOf: string,
  { churn, definition }: PlanSettings,
): Promise<readonly Day[]> {
  const first = await firstRecorded(session);
  if (first === null) return [];
  const byOrders = recordedRules(definition, first).filter(({ record }) => record === 'orders');
  const plan = planBy(asOf, churn, first, byOrders);
  return plan.refused === null ? plan.snapshots.map(({ on }) => on) : [];
}

function planBy(
  asOf: string,
  churn: ChurnSettings['churn'],
  first: FirstRecorded,
  rules: readonly RecordedRule[],
): Planned {
  const { every, most, from } = churn.snapshots;
  return planSnapshots({
    asOf: parseDay(asOf),
    every,
    most,
    from: from === undefined ? undefined : parseDay(from),
    firstOrderOn: first.orders,
    firstKnownOn: first.known,
    rules,
    labelDays: churn.label_days,
    gapDays: churn.gap_days,
  });
}

/** Since when there is what rules are judged by; null: there are no orders. */
async function firstRecorded(session: Session): Promise<FirstRecorded | null> {
  const [row = {}] = await session.rows(sqlOf('features/churn/first_recorded'));
  const dayIn = (column: string): Day | null => {
    const day = row[column];
    return typeof day === 'string' ? parseDay(day) : null;
  };
  const first = Object.fromEntries(churnRecords.map((record) => [record, dayIn(record)])) as Record<
    ChurnRecord,
    Day | null
  >;
  const { orders } = first;
  return orders === null ? null : { ...first, orders, known: dayIn('known') ?? orders };
}

/**
 * The plan that a model is learned by.
 * @throws MemberflowError `NothingToLearnFrom`, which says from which day on there will be enough
 */
export function enoughSnapshots(
  planned: Planned | null,
  asOf: string,
  settings: Pick<ChurnSettings, 'churn' | 'definition' | 'inputs'>,
): SnapshotPlan {
  if (planned === null) throw noOrderYet(asOf);
  if (planned.refused !== null) throw tooFewSnapshots(planned, asOf, settings);
  return planned;
}
