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

/** What is told of a trained model. */
export interface ToldModel {
  readonly manifest: ChurnTrainingManifest;
  readonly card: ChurnCard;
}

/** A trained model as the store has it. */
export interface TrainedModel extends ToldModel {
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
  if (manifest === undefined) return null;
  const modelFile = await store.get(documentOf(manifest, 'model'));
  return { ...(await toldModel(store, manifest)), modelFile };
}

/**
 * The model of a training, but for the model itself.
 * @throws MemberflowError `ArtifactDamaged` where it is no longer there
 */
export async function trainedModel(
  store: Store,
  { business }: Pick<RunContext, 'business'>,
  modelId: string,
): Promise<ToldModel> {
  const manifest = await readManifest(store, { business, runId: modelId });
  if (manifest?.job === 'trainChurn') return await toldModel(store, manifest);
  throw new MemberflowError('ArtifactDamaged', `The model ${modelId} is no longer stored`, {
    remedy: 'Restore its run from a backup of the store, or train again: memberflow run trainChurn.',
  });
}

async function toldModel(store: Store, manifest: ChurnTrainingManifest): Promise<ToldModel> {
  const text = await readFile(await store.get(documentOf(manifest, 'card')), 'utf8');
  return { manifest, card: churnCardSchema.parse(JSON.parse(text)) };
}

function documentOf({ runId, documents }: ChurnTrainingManifest, kind: 'model' | 'card'): DocumentRef {
  const document = documents.find((one) => one.kind === kind);
  if (document !== undefined) return document;
  throw new MemberflowError('ArtifactDamaged', `The manifest of run ${runId} names no ${kind}`, {
    remedy: 'Restore it from a backup of the store, or train again: memberflow run trainChurn.',
  });
}
