import { watchBins } from '../bins/watch_bins.js';
import { checkpointDiffers } from '../checkpoint.js';
import { callingThread } from '../crew/calling_thread.js';
import { performConducted } from '../crew/conducted.js';
import type { KernelKind } from '../kernel/open_kernel.js';
import type { Checkpoints, Conduct, Labelled } from '../learner.js';
import type { Tree } from '../trees/trees.js';
import { joinTrees, treeAt } from '../trees/trees.js';
import type { RandomForest } from './model.js';
import type { ForestOptions } from './options.js';
import { forestOptions } from './options.js';
import { setUpForest } from './setup.js';
import type { ForestReport } from './thread.js';

/** Grows a random forest on the threads of the crew. */
export async function trainRandomForest(
  data: Labelled,
  given: Partial<ForestOptions>,
  conduct: Conduct & Checkpoints<RandomForest> = {},
  kernel: KernelKind = 'simd',
): Promise<RandomForest> {
  const { crew = callingThread, onProgress, checkpoints } = conduct;
  const { columns } = data.matrix;
  const options = forestOptions(given, columns.length);
  const resumed = checkpoints?.resumed;
  if (resumed && JSON.stringify(resumed.options) !== JSON.stringify(options)) throw checkpointDiffers();
  const job = await setUpForest(data, options, { threads: crew.threads, kernel, resumed });
  const bins = watchBins(columns, resumed?.features, job.control, onProgress);

  const trees: (Tree | undefined)[] = Array.from({ length: options.trees });
  if (resumed)
    for (const [at, number] of resumed.numbers.entries()) trees[number] = treeAt(resumed.trees, at);
  let grown = resumed?.numbers.length ?? 0;
  const model = (): RandomForest => ({
    options,
    classes: job.shape.classes,
    features: bins.features,
    trees: joinTrees(
      trees.filter((tree) => tree !== undefined),
      job.shape.classes > 2 ? job.shape.classes : 1,
    ),
    numbers: Array.from(trees.keys()).filter((number) => trees[number] !== undefined),
  });
  try {
    await performConducted({ kind: 'forest', job }, job.control, conduct, (report) => {
      const told = report as ForestReport;
      if (told.kind === 'binned') {
        bins.take(told.feature);
        return;
      }
      trees[told.number] = told.tree;
      grown += 1;
      onProgress?.({ phase: 'training', done: grown, of: options.trees });
      if (checkpoints && grown % checkpoints.every === 0) checkpoints.keep(model());
    });
  } catch (error) {
    throw bins.causeOf(error);
  }
  return model();
}
