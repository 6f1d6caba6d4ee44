import type { ChurnData, ChurnFeaturesResult } from '../../contracts/churn_steps.js';
import type { TableRef } from '../../contracts/references.js';
import type { RunContext } from '../../contracts/steps.js';
import { sqlOf } from '../../sql/load.js';
import { computeChurnFeatures } from '../../sql/steps/churn/features.js';
import { computeChurnReturns, computeRecoverability } from '../../sql/steps/churn/returns.js';
import { computeSuppressions } from '../../sql/steps/churn/suppressions.js';
import { valueParameters, valueSelect } from '../../sql/steps/churn/value.js';
import type { Dependencies } from '../dependencies.js';
import { scratchOf, writeTable } from '../run_folder.js';
import { durably } from '../step.js';
import { openChurnData } from './open_data.js';
import { returnSnapshotsFor } from './plan_snapshots.js';
import { churnSettingsOf } from './settings.js';
import { statesAt } from './states_at.js';

/** How the tables are ordered: by their keys. */
const selects = {
  churn_states: 'select * from churn_states order by member_id',
  churn_features: 'select * from churn_features order by member_id',
  churn_recoverability: 'select * from churn_recoverability order by member_id',
  churn_suppressions: 'select * from churn_suppressions order by member_id',
} as const;

/** What is known of every member at the as-of, and of those who can be scored in full. */
export const churnFeatures =
  ({ store, engine }: Dependencies) =>
  ({ run, data }: { readonly run: RunContext; readonly data: ChurnData }): Promise<ChurnFeaturesResult> =>
    durably(async ({ signal, report }) => {
      const settings = await churnSettingsOf(store, run);
      const { inputs, churn } = settings;
      const { asOf, timeZone } = run;
      return await engine.withSession(
        { temporaryFolder: scratchOf(store, run, 'churn-features'), signal },
        async (session) => {
          await openChurnData(store, session, data.tables, asOf);
          report({ computing: 'returns' });
          const snapshots = await returnSnapshotsFor(session, asOf, settings);
          await computeChurnReturns(session, { snapshots, labelDays: churn.label_days });
          report({ computing: 'states' });
          await statesAt({ store, session, run, tables: data.tables, settings }, asOf);
          await computeRecoverability(session);
          await computeSuppressions(session, { asOf, timeZone, inputs });
          report({ computing: 'features' });
          await session.run(sqlOf('features/churn/eligible'));
          const population = 'churn_population';
          await computeChurnFeatures(session, { snapshot: asOf, population, inputs, timeZone });
          const tables: Record<string, TableRef> = {};
          for (const [name, select] of Object.entries(selects))
            tables[name] = await writeTable(store, session, run, name, select, { hashed: true });
          const value = await valueSelect(session);
          tables['churn_value'] = await writeTable(store, session, run, 'churn_value', value, {
            hashed: true,
            parameters: valueParameters(asOf, churn.action.value_days),
          });
          const known = tables['churn_states']?.rows ?? 0;
          const eligible = tables['churn_features']?.rows ?? 0;
          return { tables, known, eligible };
        },
      );
    });
