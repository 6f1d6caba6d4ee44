import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LearnerError } from '../../learners/failure.js';
import type { Conduct, Labelled, Learner } from '../../learners/learner.js';

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
  const keep = (soFar: Model): void => {
    keepWhole(file, JSON.stringify(learner.toJSON(soFar)));
  };
  const resumed = keptModel(learner, file);
  const fromStart = { ...conduct, checkpoints: { every, keep } };
  if (resumed === undefined) return await learner.train(data, options, fromStart);
  try {
    return await learner.train(data, options, { ...conduct, checkpoints: { every, keep, resumed } });
  } catch (error) {
    if (!(error instanceof LearnerError && error.failure === 'CheckpointDiffers')) throw error;
    return await learner.train(data, options, fromStart);
  }
}

/** The file is the one before or the one after, whenever the process dies. */
function keepWhole(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.part`, text);
  renameSync(`${file}.part`, file);
}

function keptModel<Model>({ fromJSON }: Learner<never, Model>, file: string): Model | undefined {
  try {
    return fromJSON(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const isUnreadable = error instanceof LearnerError && error.failure === 'UnreadableModel';
    if (isMissing || isUnreadable || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
