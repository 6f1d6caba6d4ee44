import { readFile } from 'node:fs/promises';
import { churnCardSchema, type ChurnCard } from '../../contracts/churn_card.js';
import { MemberflowError } from '../../contracts/failures.js';
import type { ChurnTrainingManifest } from '../../contracts/manifest.js';
import type { DocumentRef } from '../../contracts/references.js';
import type { RunContext } from '../../contracts/steps.js';
import { championAmong } from '../../domain/churn/champion.js';
import { readManifest } from '../../store/manifest.js';
import type { Store } from '../../store/store.js';
import { publishedOf } from '../earlier_runs.js';

/** A trained model as the store has it. */
export interface TrainedModel {
  readonly manifest: ChurnTrainingManifest;
  readonly card: ChurnCard;
  /** Path of the document that the model was stored as; whoever learns or scores reads it in a thread of its own. */
  readonly modelFile: string;
}

/** The model that members are scored with on the day of a run; null where none was trained for its definition. */
export async function championFor(
  store: Store,
  { business, asOf, runId }: Pick<RunContext, 'business' | 'asOf' | 'runId'>,
  definitionHash: string,
): Promise<TrainedModel | null> {
  const trainings = (await publishedOf(store, business, 'trainChurn')).filter((one) => one.runId !== runId);
  const manifest = championAmong(trainings, { definitionHash, asOf });
  return manifest === undefined ? null : await openModel(store, manifest);
}

/**
 * The model of a training.
 * @throws MemberflowError `ArtifactDamaged` where it is no longer there
 */
export async function trainedModel(
  store: Store,
  { business }: Pick<RunContext, 'business'>,
  modelId: string,
): Promise<TrainedModel> {
  const manifest = await readManifest(store, { business, runId: modelId });
  if (manifest?.job === 'trainChurn') return await openModel(store, manifest);
  throw new MemberflowError('ArtifactDamaged', `The model ${modelId} is no longer stored`, {
    remedy: 'Restore its run from a backup of the store, or train again: memberflow run trainChurn.',
  });
}

async function openModel(store: Store, manifest: ChurnTrainingManifest): Promise<TrainedModel> {
  const [model, card] = [documentOf(manifest, 'model'), documentOf(manifest, 'card')];
  return {
    manifest,
    card: churnCardSchema.parse(await readJson(store, card)),
    modelFile: await store.get(model),
  };
}

const readJson = async (store: Store, document: DocumentRef): Promise<unknown> =>
  JSON.parse(await readFile(await store.get(document), 'utf8')) as unknown;

function documentOf({ runId, documents }: ChurnTrainingManifest, kind: 'model' | 'card'): DocumentRef {
  const document = documents.find((one) => one.kind === kind);
  if (document !== undefined) return document;
  throw new MemberflowError('ArtifactDamaged', `The manifest of run ${runId} names no ${kind}`, {
    remedy: 'Restore it from a backup of the store, or train again: memberflow run trainChurn.',
  });
}
