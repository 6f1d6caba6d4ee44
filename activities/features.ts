import { isPointInTime } from '../config/point_in_time.js';
import type { Config } from '../config/schema.js';
import { MemberflowError } from '../contracts/failures.js';
import type { CleanResult, FeaturesResult, RunContext } from '../contracts/steps.js';
import { parseDay } from '../domain/time/days.js';
import { asOfWindow, periodsUntil, type Period } from '../domain/time/periods.js';
import type { Session } from '../engine/session.js';
import { sqlOf } from '../sql/load.js';
import { computeMemberOrders, memberOrdersSelect } from '../sql/steps/features.js';
import type { Dependencies } from './dependencies.js';
import { openOrEmpty } from './open_identities.js';
import { namesOf } from './rfm_names.js';
import { configurationOf, openTables, scratchOf, writeTable } from './run_folder.js';
import { durably } from './step.js';

/** Computes recency, frequency and monetary value of every member in every period. */
export const features =
  ({ store, engine }: Dependencies) =>
  ({ run, cleaned }: { readonly run: RunContext; readonly cleaned: CleanResult }): Promise<FeaturesResult> =>
    durably(async ({ signal }) => {
      const config = await configurationOf(store, run);
      return await engine.withSession(
        { temporaryFolder: scratchOf(store, run, 'features'), signal },
        async (session) => {
          await openTables(store, session, cleaned.tables, ['orders_clean', 'order_adjustments']);
          for (const name of ['member_links', 'exclusions', 'members'] as const)
            await openOrEmpty(store, session, cleaned.tables, name);
          const periods = await periodsOf(session, config, run);
          await computeMemberOrders(session, periods, (period) => showsProspects(config, run, period));
          const memberOrders = await writeTable(store, session, run, 'member_orders', memberOrdersSelect, {
            hashed: true,
          });
          return { memberOrders, periods: periods.map((period) => ({ ...period })) };
        },
      );
    });

/**
 * Whether members who never ordered are part of a period's result. A member table that does not say since when it
 * knows its members describes today: it cannot tell who was known at the end of an earlier period.
 */
function showsProspects(config: Config, run: RunContext, period: Period): boolean {
  const { members } = config.tables;
  if (members === undefined || namesOf(config).noOrder === null) return false;
  const dated = isPointInTime(members) && members.columns['registered_at'] !== undefined;
  return dated || period.asOf === run.asOf;
}

/** More periods than anybody compares: the first order is then likely to have an impossible date. */
const mostPeriods = 1_000;

async function periodsOf(session: Session, config: Config, run: RunContext): Promise<readonly Period[]> {
  const asOf = parseDay(run.asOf);
  const { periods: wanted, window_days: windowDays } = config.rfm;
  if (wanted === undefined) return [asOfWindow(asOf, windowDays)];
  const [first] = await session.rows(sqlOf('features/first_order'));
  const from = wanted.from ?? first?.['first_ordered_on'];
  if (typeof from !== 'string') return [];
  const periods = periodsUntil({ every: wanted.every, from: parseDay(from), asOf });
  if (periods.length > mostPeriods) {
    throw new MemberflowError(
      'InvalidInput',
      `From ${from} to ${run.asOf} there are ${periods.length} periods of a ${wanted.every}`,
      { remedy: 'Set rfm.periods.from to the first day of interest; an order may have an impossible date.' },
    );
  }
  return periods;
}
