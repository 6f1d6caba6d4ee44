import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunContext } from '../../contracts/steps.js';
import { openFolderStore } from '../../store/folder.js';
import type { Store } from '../../store/store.js';
import { churnDataFor } from './churn_data.js';
import { openWorkbench, type Workbench } from './job.js';
import { leavingOrders } from './leaving_business.js';

/** A business of members who leave, with a model trained in the run `training` and scores of the run `scoring`. */
export interface ScoredChurn {
  readonly bench: Workbench;
  readonly store: Store;
  readonly scoring: RunContext;
}

/**
 * Trains and scores by the steps of the churn jobs, as their workflows would, without a server.
 * @param document configuration whose source of orders is `leaving.csv`
 * @param files further sources, by their names
 */
export async function openScoredChurn(
  document: Readonly<Record<string, unknown>>,
  asOf: string,
  files: Readonly<Record<string, string>> = {},
): Promise<ScoredChurn> {
  const bench = await openWorkbench();
  const { activities } = bench;
  const run: Workbench['run'] = (activity, ...parameters) => bench.run(activity, ...parameters);
  for (const [name, text] of Object.entries({ ...files, 'leaving.csv': leavingOrders() }))
    await writeFile(join(bench.folder, name), text);

  const training = { ...(await bench.open(document, asOf, 'training')), job: 'trainChurn' as const };
  const data = await churnDataFor(bench, training);
  const snapshots = await run(activities.churnSnapshots, { run: training, data });
  const trainedAt = '2020-03-02T01:00:00.000Z';
  const trained = await run(activities.trainChurnModel, { run: training, snapshots, trainedAt });
  const ofTraining = { run: training, publishedAt: trainedAt, data, snapshots, trained };
  await run(activities.publishChurnModel, ofTraining);

  const scoring = { ...(await bench.open(document, asOf, 'scoring')), job: 'scoreChurn' as const };
  const features = await run(activities.churnFeatures, { run: scoring, data });
  const scored = await run(activities.scoreChurnMembers, { run: scoring, features });
  const monitored = await run(activities.monitorChurn, { run: scoring, data, features, scored });
  const publishedAt = '2020-03-02T02:00:00.000Z';
  const ofScoring = { run: scoring, publishedAt, data, features, scored, monitored };
  await run(activities.publishChurnScores, ofScoring);
  return { bench, store: openFolderStore(join(bench.folder, 'store')), scoring };
}
