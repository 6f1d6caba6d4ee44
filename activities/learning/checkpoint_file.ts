import { createHash } from 'node:crypto';
import { LearnerError } from '../../learners/failure.js';
import type { Conduct, Labelled, Learner } from '../../learners/learner.js';
import { keepWhole, readWhole } from './kept_file.js';

export interface CheckpointFile {
  /** On a disk that outlives the process, such as in the step's scratch folder. */
  readonly file: string;
  /** After how many trees each it is written anew. */
  readonly every: number;
}

/**
 * Trains from where an earlier attempt at the same data and options had come to, to the model that training without
 * interruption gives. A checkpoint of other data or options, or of another version, counts as none.
 */
export async function trainByCheckpoints<Options, Model>(
  learner: Learner<Options, Model>,
  data: Labelled,
  options: Options,
  { file, every }: CheckpointFile,
  conduct: Conduct,
): Promise<Model> {
  const rows = fingerprint(data);
  const keep = (soFar: Model): void => {
    keepWhole(file, { rows, model: learner.toJSON(soFar) });
  };
  const resumed = keptModel(learner, file, rows);
  const fromStart = { ...conduct, checkpoints: { every, keep } };
  if (resumed === undefined) return await learner.train(data, options, fromStart);
  try {
    return await learner.train(data, options, { ...conduct, checkpoints: { every, keep, resumed } });
  } catch (error) {
    if (!(error instanceof LearnerError && error.failure === 'CheckpointDiffers')) throw error;
    return await learner.train(data, options, fromStart);
  }
}

/** Of outcomes and weights, which a model in the making does not show: its columns it knows by its bins. */
function fingerprint({ target, weights }: Labelled): string {
  const hash = createHash('sha256').update(bytesOf(target));
  return (weights === undefined ? hash : hash.update(bytesOf(weights))).digest('hex');
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float64Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

const keptModel = <Model>(
  { fromJSON }: Learner<never, Model>,
  file: string,
  rows: string,
): Model | undefined =>
  readWhole(file, (document) => {
    const kept = (document ?? {}) as { readonly rows?: unknown; readonly model?: unknown };
    if (kept.rows !== rows) return undefined;
    try {
      return fromJSON(kept.model);
    } catch (error) {
      if (error instanceof LearnerError && error.failure === 'UnreadableModel') return undefined;
      throw error;
    }
  });
