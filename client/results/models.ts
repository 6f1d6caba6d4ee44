import { churnDefinitionHash } from '../../config/churn_definition_hash.js';
import type { Config } from '../../config/schema.js';
import { churnCardSchema, type ChurnCard } from '../../contracts/churn_card.js';
import type { ChurnTrainingManifest } from '../../contracts/manifest.js';
import { championAmong, isFlagged } from '../../domain/churn/champion.js';
import { byAsOf } from '../../domain/time/run_order.js';
import { readManifests } from '../../store/manifest.js';
import type { Store } from '../../store/store.js';
import { storedDocument } from './stored_documents.js';

/** How a trained model stands with the configuration of now. */
export type ModelStanding = 'champion' | 'replaced' | 'not promoted' | 'other definition';

/** A trained model with its card. */
export interface KnownModel {
  readonly manifest: ChurnTrainingManifest;
  readonly card: ChurnCard;
  readonly standing: ModelStanding;
  /** A member was erased after the model had learned from it. */
  readonly flagged: boolean;
}

/** Every trained model of a business, the latest as-of first. */
export async function knownModels(store: Store, config: Config): Promise<readonly KnownModel[]> {
  const { manifests } = await readManifests(store, config.business);
  const trained = manifests
    .filter((manifest) => manifest.job === 'trainChurn')
    .toSorted(byAsOf)
    .toReversed();
  const definitionHash = config.churn === undefined ? '' : churnDefinitionHash(config, config.churn);
  const champion = championAmong(trained, { definitionHash, asOf: '9999-12-31' });
  return await Promise.all(
    trained.map(async (manifest) => ({
      manifest,
      card: await storedDocument(store, manifest, 'card', churnCardSchema),
      standing: standingOf(manifest, champion, definitionHash),
      flagged: isFlagged(manifest),
    })),
  );
}

function standingOf(
  manifest: ChurnTrainingManifest,
  champion: ChurnTrainingManifest | undefined,
  definitionHash: string,
): ModelStanding {
  if (manifest.definitionHash !== definitionHash) return 'other definition';
  if (manifest === champion) return 'champion';
  return manifest.champion ? 'replaced' : 'not promoted';
}
