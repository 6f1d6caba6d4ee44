import { join } from 'node:path';
import { restoreArray, storeArray } from '../../learners/model/arrays.js';
import type { FoldOutcome, KeptWork } from '../../learners/selection/kept_work.js';
import { trainByCheckpoints } from './checkpoint_file.js';
import { keepWhole, readWhole } from './kept_file.js';

/** Trees after which a training that may be gone on from is kept anew. */
const everyTrees = 20;

/**
 * Keeps the finished parts of choosing a model in a folder, on a disk that outlives the process.
 * @param folder of these rows and settings, and this version, alone
 */
export function keptWorkIn(folder: string): KeptWork {
  return {
    fold: async (part, work) => {
      const file = join(folder, `${part}.json`);
      const kept = readWhole(file, outcomeFrom);
      if (kept !== undefined) return kept;
      const { predicted, trees } = await work();
      keepWhole(file, { predicted: storeArray('f64', predicted), trees });
      return { predicted, trees };
    },
    train: (learner, data, options, conduct) => {
      const file = join(folder, `${learner.name}.json`);
      return trainByCheckpoints(learner, data, options, { file, every: everyTrees }, conduct);
    },
  };
}

/** Undefined for what is no outcome of a fold, such as a file that was written by hand. */
function outcomeFrom(document: unknown): FoldOutcome | undefined {
  const { predicted, trees } = (document ?? {}) as Partial<Record<keyof FoldOutcome, unknown>>;
  if (typeof trees !== 'number') return undefined;
  try {
    return { predicted: restoreArray('f64', predicted), trees };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
