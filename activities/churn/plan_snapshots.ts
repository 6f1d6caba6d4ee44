import { MemberflowError } from '../../contracts/failures.js';
import { longestSilence, planSnapshots, type SnapshotPlan } from '../../domain/churn/snapshots.js';
import { parseDay, type Day } from '../../domain/time/days.js';
import type { Session } from '../../engine/session.js';
import { sqlOf } from '../../sql/load.js';
import type { ChurnSettings } from './settings.js';

type Planned = ReturnType<typeof planSnapshots>;

/** The days in the past to look at, as far as the clean orders of the session reach back; null: there are no orders. */
export async function snapshotsFor(
  session: Session,
  asOf: string,
  { churn, definition }: Pick<ChurnSettings, 'churn' | 'definition'>,
): Promise<Planned | null> {
  const [first] = await session.rows(sqlOf('features/first_order'));
  const firstKnownOn = first?.['first_ordered_on'];
  if (typeof firstKnownOn !== 'string') return null;
  const { every, most, from } = churn.snapshots;
  return planSnapshots({
    asOf: parseDay(asOf),
    every,
    most,
    from: from === undefined ? undefined : parseDay(from),
    firstKnownOn: parseDay(firstKnownOn),
    silentDays: longestSilence(definition),
    labelDays: churn.label_days,
    gapDays: churn.gap_days,
  });
}

/**
 * The plan that a model is learned by.
 * @throws MemberflowError `NothingToLearnFrom`, which says from which day on there will be enough
 */
export function enoughSnapshots(planned: Planned | null, asOf: string): SnapshotPlan {
  if (planned === null) throw tooYoung('there is no order before it', asOf, null);
  if (planned.refused === null) return planned;
  const why =
    planned.refused === 'none_mature'
      ? 'no label window is over by then'
      : 'one snapshot can be tested, and none was over before it to learn from';
  throw tooYoung(why, asOf, planned.enoughOn);
}

const tooYoung = (why: string, asOf: string, enoughOn: Day | null): MemberflowError =>
  new MemberflowError('NothingToLearnFrom', `Nothing can be learned of churn as of ${asOf}: ${why}`, {
    remedy:
      enoughOn === null
        ? 'Name a later day, or look at what the order source holds.'
        : `From ${enoughOn} on there is enough. Train then, or make churn.label_days or the days of the definition shorter.`,
  });
