import { checkpointDiffers } from '../checkpoint.js';
import type { Control } from '../crew/control.js';
import { cancel } from '../crew/control.js';
import type { Conduct } from '../learner.js';
import type { Column } from '../matrix.js';
import type { BinnedFeature } from './bin_columns.js';
import type { FeatureBins } from './feature_bins.js';
import { finishedBins, sameBins } from './finished_bins.js';

/** Gathers the bins that threads tell of. */
export interface BinsWatch {
  readonly take: (binned: BinnedFeature) => void;
  readonly features: readonly FeatureBins[];
  /** What work that failed with `error` failed of: of other bins than a checkpoint's, where that ended it. */
  readonly causeOf: (error: unknown) => unknown;
}

/** @param before bins of a checkpoint; where the rows give others, the threads are asked to end */
export function watchBins(
  columns: readonly Column[],
  before: readonly FeatureBins[] | undefined,
  control: Control,
  onProgress: Conduct['onProgress'],
): BinsWatch {
  const features: FeatureBins[] = [];
  let done = 0;
  let differ = before !== undefined && before.length !== columns.length;
  return {
    features,
    take: (binned) => {
      const column = columns[binned.feature];
      if (!column) return;
      const bins = finishedBins(binned, column);
      features[binned.feature] = bins;
      const earlier = before?.[binned.feature];
      if (earlier && !sameBins(earlier, bins)) {
        differ = true;
        cancel(control);
      }
      done += 1;
      onProgress?.({ phase: 'binning', done, of: columns.length });
    },
    causeOf: (error) => (differ ? checkpointDiffers() : error),
  };
}
