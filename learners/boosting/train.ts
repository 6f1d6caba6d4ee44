import { callingThread } from '../crew/calling_thread.js';
import { performConducted } from '../crew/conducted.js';
import { cancel } from '../crew/control.js';
import { finishedBins, sameBins } from '../bins/finished_bins.js';
import type { FeatureBins } from '../bins/feature_bins.js';
import { LearnerError } from '../failure.js';
import type { KernelKind } from '../kernel/open_kernel.js';
import type { Checkpoints, Conduct, Labelled } from '../learner.js';
import type { Tree } from '../trees/trees.js';
import { firstTrees, joinTrees, treeAt } from '../trees/trees.js';
import type { BoostedTrees } from './model.js';
import type { BoostingOptions } from './options.js';
import { boostingOptions } from './options.js';
import { setUpBoosting } from './setup.js';
import type { BoostingReport } from './thread.js';

/** Trains boosted trees on the threads of the crew. */
export async function trainBoostedTrees(
  data: Labelled,
  given: Partial<BoostingOptions>,
  conduct: Conduct & Checkpoints<BoostedTrees> = {},
  kernel: KernelKind = 'simd',
): Promise<BoostedTrees> {
  const options = boostingOptions(given);
  const { crew = callingThread, onProgress, checkpoints } = conduct;
  const resumed = checkpoints?.resumed;
  const { columns } = data.matrix;
  const job = await setUpBoosting(data, options, { threads: crew.threads, kernel, resumed });
  if (resumed && !isSameTask(resumed, options, job.bias)) throw differs();

  const features: FeatureBins[] = [];
  const losses: number[] = [];
  const trees: Tree[] = [];
  let binned = 0;
  let isOther = false;
  const onBinned = ({ feature }: Extract<BoostingReport, { kind: 'binned' }>): void => {
    const column = columns[feature.feature];
    if (!column) return;
    const bins = finishedBins(feature, column);
    features[feature.feature] = bins;
    const before = resumed?.features[feature.feature];
    if (resumed && !(before && sameBins(before, bins))) {
      isOther = true;
      cancel(job.control);
    }
    binned += 1;
    onProgress?.({ phase: 'binning', done: binned, of: columns.length });
  };
  const model = (): BoostedTrees => ({
    options,
    bias: job.bias,
    features,
    trees: joinTrees(trees),
    heldOutLoss: losses.slice(),
  });
  const onRound = ({ grown, loss }: Extract<BoostingReport, { kind: 'round' }>): void => {
    if (loss !== undefined) losses.push(loss);
    const tree = grown ?? (resumed && treeAt(resumed.trees, trees.length));
    if (tree) trees.push(tree);
    onProgress?.({ phase: 'training', done: trees.length, of: options.trees });
    if (grown && checkpoints && trees.length % checkpoints.every === 0) checkpoints.keep(model());
  };
  try {
    await performConducted({ kind: 'boosting', job }, job.control, conduct, (report) => {
      const told = report as BoostingReport;
      if (told.kind === 'binned') onBinned(told);
      else onRound(told);
    });
  } catch (error) {
    throw isOther ? differs() : error;
  }
  return upToBest(model());
}

/** With early stopping the trees up to the lowest loss; the first of equal ones. */
function upToBest(model: BoostedTrees): BoostedTrees {
  const { heldOutLoss, trees } = model;
  if (heldOutLoss.length === 0) return model;
  return { ...model, trees: firstTrees(trees, heldOutLoss.indexOf(Math.min(...heldOutLoss)) + 1) };
}

const isSameTask = (resumed: BoostedTrees, options: BoostingOptions, bias: number): boolean =>
  resumed.bias === bias && JSON.stringify(resumed.options) === JSON.stringify(options);

const differs = (): LearnerError =>
  new LearnerError(
    'CheckpointDiffers',
    'The checkpoint was written with other rows or other options: going on from it would give a model of neither.',
    'Train from the beginning, or with the rows and options of the checkpoint.',
  );
