import { join } from 'node:path';
import type { ChurnData, SnapshotMembers, SnapshotsResult } from '../../contracts/churn_steps.js';
import type { TableRef } from '../../contracts/references.js';
import type { RunContext } from '../../contracts/steps.js';
import { churnFeaturesFor } from '../../domain/churn/features.js';
import type { PlannedSnapshot } from '../../domain/churn/snapshots.js';
import { withOwnFolder } from '../../engine/own_folder.js';
import { copyToParquet, parquetRelation } from '../../engine/parquet.js';
import { quoteIdentifier } from '../../engine/quote.js';
import { sqlOf } from '../../sql/load.js';
import { chooseMembers } from '../../sql/steps/churn/choose_members.js';
import { computeChurnFeatures } from '../../sql/steps/churn/features.js';
import { countChurnStates } from '../../sql/steps/churn/state_counts.js';
import type { Dependencies } from '../dependencies.js';
import { openIdentities } from '../open_identities.js';
import { scratchOf, writeTable } from '../run_folder.js';
import { durably, type Step } from '../step.js';
import { type NobodyEligible, nobodyEligible } from './nobody_eligible.js';
import { openChurnData } from './open_data.js';
import { enoughSnapshots, snapshotsFor } from './plan_snapshots.js';
import { churnSettingsOf } from './settings.js';
import { labelsAt, type Looking } from './states_at.js';

interface LookingBack extends Looking {
  readonly run: RunContext;
  readonly report: Step['report'];
  /** Where the parts of the table lie until it is whole. */
  readonly folder: string;
}

/** Looks at the members on days in the past, as they were known then, and at what came of them. */
export const churnSnapshots =
  ({ store, engine }: Dependencies) =>
  ({ run, data }: { readonly run: RunContext; readonly data: ChurnData }): Promise<SnapshotsResult> =>
    durably(async ({ signal, report }) => {
      const settings = await churnSettingsOf(store, run);
      const temporaryFolder = scratchOf(store, run, 'churn-snapshots');
      return await withOwnFolder(scratchOf(store, run, 'churn-parts'), (folder) =>
        engine.withSession({ temporaryFolder, signal }, async (session) => {
          const { tables } = data;
          const looking: LookingBack = { store, session, run, tables, settings, report, folder };
          await openChurnData(store, session, tables, run.asOf);
          const plan = enoughSnapshots(await snapshotsFor(session, run.asOf, settings), run.asOf, settings);
          // Snapshots that are passed are not learned from.
          const snapshots = plan.snapshots.filter(({ use }) => use !== 'passed');
          const looked = await labelMembers(looking, snapshots);
          const eligible = looked.reduce((sum, one) => sum + one.eligible, 0);
          await chooseMembers(session, eligible, settings.churn.training.most_rows);
          const { features, leftOut } = churnFeaturesFor(settings.inputs);
          const names = features.map(({ name }) => name);
          const training = await writeTraining(looking, snapshots, names);
          return { training, plan, features: names, leftOut, eligible, looked };
        }),
      );
    });

/**
 * Fills `churn_labelled`; returns how many members there are at each snapshot.
 * @throws MemberflowError `NothingToLearnFrom` where nobody is labelled at those that are learned from, or at the tested one
 */
async function labelMembers(
  looking: LookingBack,
  snapshots: readonly PlannedSnapshot[],
): Promise<readonly SnapshotMembers[]> {
  const { session, settings, report } = looking;
  await session.run(sqlOf('features/churn/no_labelled'));
  const looked: SnapshotMembers[] = [];
  let learned = 0;
  const empty = new Map<PlannedSnapshot['use'], NobodyEligible>();
  for (const { on: snapshot, labelEnd, use } of snapshots) {
    report({ labels: snapshot });
    const { labelled: eligible, leftInGap } = await labelsAt(looking, snapshot, labelEnd);
    await session.run(sqlOf('features/churn/labelled'), { snapshot });
    looked.push({ on: snapshot, eligible, ...(leftInGap !== null && { leftInGap }) });
    if (use === 'trained') learned += eligible;
    if (eligible > 0) continue;
    const { known, leftOut } = (await countChurnStates(session, settings.definition)).members;
    empty.set(use, { on: snapshot, known, leftOut, leftInGap: leftInGap ?? 0 });
  }
  const lacking = learned === 0 ? 'trained' : 'tested';
  const nobody = empty.get(lacking);
  if (nobody !== undefined) throw nobodyEligible(nobody, lacking);
  return looked;
}

/** Computes the features of the chosen members snapshot by snapshot; sorted as a whole they would not fit in memory. */
async function writeTraining(
  { store, session, run, tables, settings, report, folder }: LookingBack,
  snapshots: readonly PlannedSnapshot[],
  features: readonly string[],
): Promise<TableRef> {
  const { inputs } = settings;
  const columns = features.map((name) => `features.${quoteIdentifier(name)}`).join(',\n  ');
  const parts: string[] = [];
  for (const { on: snapshot } of snapshots) {
    report({ features: snapshot });
    await openIdentities(store, session, tables, snapshot);
    await session.run(sqlOf('features/churn/chosen_at'), { snapshot });
    const population = 'churn_population';
    await computeChurnFeatures(session, { snapshot, population, inputs, timeZone: run.timeZone });
    const part = join(folder, `snapshot-${snapshot}.parquet`);
    await copyToParquet(session, sqlOf('features/churn/training_rows', { features: columns }), part, {
      snapshot,
    });
    parts.push(`select * from ${parquetRelation(part)}`);
  }
  return await writeTable(store, session, run, 'churn_training', parts.join(' union all '), { hashed: true });
}
