import type { Conduct, Progress } from '../learner.js';

/** Work of many trainings, told as one. */
export interface WorkUnits {
  /** What the next unit is carried out with. */
  readonly next: () => Conduct;
}

/**
 * Tells of work in so many units, each of which is a training or scoring that tells its own progress: a share of a unit
 * counts as such. There may be fewer units than said, where a training is found to be needless.
 */
export function workUnits(units: number, { crew, signal, onProgress }: Conduct): WorkUnits {
  let begun = 0;
  return {
    next: () => {
      begun += 1;
      const before = Math.min(begun, units) - 1;
      const tell = ({ done, of }: Progress): void =>
        onProgress?.({ phase: 'training', done: before + (of > 0 ? Math.min(1, done / of) : 0), of: units });
      return { ...(crew && { crew }), ...(signal && { signal }), onProgress: tell };
    },
  };
}
