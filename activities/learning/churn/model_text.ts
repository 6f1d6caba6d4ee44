import { readFileSync } from 'node:fs';
import type { ChurnQuality } from '../../../contracts/churn_card.js';
import type { StoredModel } from '../../../learners/learner.js';
import { type Provenance, withProvenance } from '../../../learners/model/envelope.js';
import { restoreSelected, type SelectedModel } from '../../../learners/selection/selected_model.js';

/** A large model is text of a hundred megabytes: where threads of learning write and read it, no event loop waits for it. */
export const modelText = (
  model: StoredModel,
  provenance: Omit<Provenance, 'metrics'>,
  quality: ChurnQuality,
): Uint8Array => {
  const metrics = Object.fromEntries(
    Object.entries(quality).filter((one): one is [string, number] => typeof one[1] === 'number'),
  );
  return new TextEncoder().encode(JSON.stringify(withProvenance(model, { ...provenance, metrics })));
};

/** @throws LearnerError UnreadableModel */
export const readModel = (file: string): SelectedModel => restoreSelected(readDocument(file));

export const readDocument = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
