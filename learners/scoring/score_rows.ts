import { callingThread } from '../crew/calling_thread.js';
import { performConducted } from '../crew/conducted.js';
import { openControl } from '../crew/control.js';
import type { KernelKind } from '../kernel/open_kernel.js';
import { sharedBytes } from '../kernel/shared_memory.js';
import type { Conduct } from '../learner.js';
import type { Matrix } from '../matrix.js';
import { treeCount } from '../trees/trees.js';
import type { ScoringJob } from './job.js';
import { planScoring, scoringWay } from './plan.js';
import type { Scorable } from './scorable.js';
import { scoredColumns } from './scored_columns.js';
import type { ScoringReport } from './thread.js';

/**
 * Scores rows on the threads of the crew. One number a row and output; see `Learner.predict`.
 *
 * Throws `MissingColumn`, `InvalidColumn`, and `InvalidValue` for an infinite value.
 */
export async function scoreRows(
  model: Scorable,
  matrix: Matrix,
  conduct: Conduct = {},
  kernel: KernelKind = 'simd',
): Promise<Float64Array> {
  const { crew = callingThread, onProgress } = conduct;
  const { rows } = matrix;
  const columns = await scoredColumns(model.features, matrix);
  const out = new Float64Array(sharedBytes(rows * model.trees.outputs * Float64Array.BYTES_PER_ELEMENT));
  const way = scoringWay(model, kernel);
  const job: ScoringJob = {
    plan: await planScoring(model, way, crew.threads),
    control: openControl(),
    kernel,
    rows,
    columns,
    start: model.start,
    link: model.link,
    trees: treeCount(model.trees),
    out,
    ...(way === 'plain' && { walked: model.trees }),
  };
  let done = 0;
  await performConducted({ kind: 'scoring', job }, job.control, conduct, (report) => {
    done += report as ScoringReport;
    onProgress?.({ phase: 'scoring', done, of: rows });
  });
  return out;
}
