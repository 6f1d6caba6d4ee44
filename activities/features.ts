import type { Config } from '../config/schema.js';
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
          const withProspects = config.tables.members !== undefined && namesOf(config).noOrder !== null;
          await computeMemberOrders(session, periods, withProspects);
          const memberOrders = await writeTable(store, session, run, 'member_orders', memberOrdersSelect, {
            hashed: true,
          });
          return { memberOrders, periods: periods.map((period) => ({ ...period })) };
        },
      );
    });

async function periodsOf(session: Session, config: Config, run: RunContext): Promise<readonly Period[]> {
  const asOf = parseDay(run.asOf);
  const { periods, window_days: windowDays } = config.rfm;
  if (periods === undefined) return [asOfWindow(asOf, windowDays)];
  const [first] = await session.rows(sqlOf('features/first_order'));
  const from = periods.from ?? first?.['first_ordered_on'];
  return typeof from === 'string' ? periodsUntil({ every: periods.every, from: parseDay(from), asOf }) : [];
}
