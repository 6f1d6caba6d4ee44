import type { SnapshotsResult, TrainResult } from '../../contracts/churn_steps.js';
import type { ChurnTrainingManifest } from '../../contracts/manifest.js';
import type { PublishResult } from '../../contracts/steps.js';
import type { Dependencies } from '../dependencies.js';
import { refuseErased } from '../erasing/refuse_erased.js';
import { writeManifest } from '../published_manifest.js';
import { durably } from '../step.js';
import { churnManifest, type ChurnPublication } from './churn_manifest.js';
import { churnSettingsOf } from './settings.js';

export interface ModelPublication extends ChurnPublication {
  readonly snapshots: SnapshotsResult;
  readonly trained: TrainResult;
}

/** Makes a trained model count: from its manifest on it may be scored with. */
export const publishChurnModel =
  (dependencies: Dependencies) =>
  (publication: ModelPublication): Promise<PublishResult> =>
    durably(async (step) => {
      const { store, codeVersion } = dependencies;
      const { run, data, snapshots, trained } = publication;
      const settings = await churnSettingsOf(store, run);
      const workingTables = { churn_training: snapshots.training };
      const { config } = settings;
      await refuseErased(dependencies, { run, config, tables: { ...data.own, ...workingTables } }, step);
      const manifest: ChurnTrainingManifest = {
        ...churnManifest(codeVersion, publication, settings, trained.members, {
          tables: {},
          workingTables,
          documents: [run.configuration, trained.model, trained.card],
          warnings: [...trained.warnings],
          toldWarnings: [...(trained.toldWarnings ?? [])],
        }),
        job: 'trainChurn',
        champion: trained.champion,
      };
      return { documents: [await writeManifest(store, manifest)] };
    });
