import type {
  ChurnFeaturesResult,
  ChurnMonitorResult,
  ChurnScoreResult,
} from '../../contracts/churn_steps.js';
import type { ChurnScoresManifest } from '../../contracts/manifest.js';
import type { DocumentRef } from '../../contracts/references.js';
import type { PublishResult } from '../../contracts/steps.js';
import type { Dependencies } from '../dependencies.js';
import { refuseErased } from '../erasing/refuse_erased.js';
import type { OneAtATime } from '../one_at_a_time.js';
import { publishDatabase, refuseLockedDatabase } from '../publish_database.js';
import { writeManifest } from '../published_manifest.js';
import { durably } from '../step.js';
import { churnManifest, type ChurnPublication } from './churn_manifest.js';
import { placeOwnDocuments, storeOwnDocuments } from './own_documents.js';
import { churnSettingsOf } from './settings.js';
import { readChurnFacts } from './stored_facts.js';

export interface ScoresPublication extends ChurnPublication {
  readonly features: ChurnFeaturesResult;
  readonly scored: ChurnScoreResult;
  readonly monitored: ChurnMonitorResult;
}

/**
 * Writes the scores where people find them, and last the manifest, which makes the run count. From the commit of the
 * database on nothing looks at cancellation any more, so that a run that ends as cancelled has published nothing.
 */
export const publishChurnScores =
  (dependencies: Dependencies, withDatabases: OneAtATime) =>
  (publication: ScoresPublication): Promise<PublishResult> =>
    durably(async (step) => {
      const { store, codeVersion } = dependencies;
      const { run, features, scored, monitored } = publication;
      const settings = await churnSettingsOf(store, run);
      const { config } = settings;
      const tables = { churn_scores: scored.scores, churn_reasons: scored.reasons };
      await refuseErased(dependencies, { run, config, tables }, step);
      const manifest: ChurnScoresManifest = {
        ...churnManifest(codeVersion, publication, settings, scored.members, {
          tables,
          workingTables: { ...features.tables },
          documents: [run.configuration, monitored.facts],
          warnings: [...monitored.warnings],
          toldWarnings: [...(monitored.toldWarnings ?? [])],
        }),
        job: 'scoreChurn',
        modelId: scored.modelId,
      };
      const facts = await readChurnFacts(store, monitored.facts);
      const publishing = { ...dependencies, run, config, tables, manifest, facts, step };
      const { database } = config.publish;
      if (database !== false) await withDatabases(() => refuseLockedDatabase(publishing));
      const own = await storeOwnDocuments(publishing);
      const documents: DocumentRef[] = [];
      if (database !== false)
        documents.push(await withDatabases(() => publishDatabase(publishing, database)));
      else step.signal.throwIfAborted();
      documents.push(...(await placeOwnDocuments(publishing, own)));
      const written = await writeManifest(store, {
        ...manifest,
        documents: [...manifest.documents, ...documents],
      });
      return { documents: [...documents, written] };
    });
