import { watchBins } from '../bins/watch_bins.js';
import { checkpointDiffers } from '../checkpoint.js';
import { callingThread } from '../crew/calling_thread.js';
import { performConducted } from '../crew/conducted.js';
import type { KernelKind } from '../kernel/open_kernel.js';
import type { Checkpoints, Conduct, Labelled } from '../learner.js';
import type { Tree } from '../trees/trees.js';
import { firstTrees, joinTrees, treeAt } from '../trees/trees.js';
import type { BoostedTrees } from './model.js';
import type { BoostingOptions } from './options.js';
import { boostingOptions } from './options.js';
import { setUpBoosting } from './setup.js';
import type { BoostingReport } from './thread.js';

/** With fewer rows threads would wait for each other longer than they work. */
const rowsForThreads = 20_000;

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
  const { columns, rows } = data.matrix;
  const threads = rows < rowsForThreads ? 1 : crew.threads;
  const job = await setUpBoosting(data, options, { threads, kernel, resumed });
  if (resumed && !isSameTask(resumed, options, job.bias)) throw checkpointDiffers();

  const bins = watchBins(columns, resumed?.features, job.control, onProgress);
  const losses: number[] = [];
  const trees: Tree[] = [];
  const model = (): BoostedTrees => ({
    options,
    bias: job.bias,
    features: bins.features,
    trees: joinTrees(trees),
    heldOutLoss: losses.slice(),
  });
  try {
    await performConducted({ kind: 'boosting', job }, job.control, conduct, (report) => {
      const told = report as BoostingReport;
      if (told.kind === 'binned') {
        bins.take(told.feature);
        return;
      }
      const tree = told.grown ?? (resumed && treeAt(resumed.trees, trees.length));
      if (tree) trees.push(tree);
      if (told.loss !== undefined) losses.push(told.loss);
      onProgress?.({ phase: 'training', done: trees.length, of: options.trees });
      if (told.grown && checkpoints && trees.length % checkpoints.every === 0) checkpoints.keep(model());
    });
  } catch (error) {
    throw bins.causeOf(error);
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
