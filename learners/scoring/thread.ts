import { binCategories, binNumbers } from '../bins/bin_columns.js';
import { takeNext, throwIfCancelled } from '../crew/control.js';
import type { Report } from '../crew/crew.js';
import type { Seat } from '../crew/seat.js';
import { openKernel } from '../kernel/open_kernel.js';
import type { ScoringJob } from './job.js';
import { addPlainLeaves } from './plain_walk.js';
import { scoringBlock, spareOf } from './plan.js';

/** Rows that a thread has scored since it last told. */
export type ScoringReport = number;

/** So many blocks are scored between two reports. */
const blocksAReport = 32;

/** A thread's part of scoring: bins and scores blocks of rows that no other thread has taken, until none is left. */
export function scoreInThread(job: ScoringJob, seat: Seat, report: Report): void {
  const { plan, control, rows, out } = job;
  const kernel = openKernel(plan.memory, job.kernel);
  const { buffer } = plan.memory;
  const spare = spareOf(plan, seat.index);
  const outputs = out.length / rows;
  const scores = new Float64Array(buffer, spare.scores, scoringBlock);
  let untold = 0;
  for (let block = takeNext(control); block * scoringBlock < rows; block = takeNext(control)) {
    throwIfCancelled(control);
    const from = block * scoringBlock;
    const count = Math.min(scoringBlock, rows - from);
    for (const [feature, column] of job.columns.entries()) {
      const place = { at: spare.bins + feature, stride: plan.stride };
      if (column.kind === 'number')
        binNumbers(column.column, from, count, column.cuts, kernel, buffer, spare.binning, place);
      else binCategories(column.codes.subarray(from, from + count), column.binOfCode, buffer, place);
    }
    const result = out.subarray(from * outputs, (from + count) * outputs);
    if (job.walked) {
      result.fill(job.start);
      addPlainLeaves(job.walked, new Uint8Array(buffer), spare.bins, plan.stride, count, result);
    } else {
      scores.fill(job.start);
      for (const group of plan.masks)
        kernel.addMaskedLeaves(
          spare.bins,
          plan.stride,
          group.features,
          group.featureCount,
          group.tables,
          group.values,
          spare.scores,
          count,
        );
      for (const { nodes, values } of plan.walks)
        kernel.addWalkedLeaves(spare.bins, plan.stride, nodes, values, spare.scores, count);
      result.set(scores.subarray(0, count));
    }
    applyLink(result, job);
    untold += count;
    if (block % blocksAReport === 0) {
      report(untold satisfies ScoringReport);
      untold = 0;
    }
  }
  report(untold satisfies ScoringReport);
}

function applyLink(scores: Float64Array, { link, trees }: ScoringJob): void {
  if (link === 'identity') return;
  for (const [at, score] of scores.entries())
    scores[at] = link === 'logistic' ? 1 / (1 + Math.exp(-score)) : score / trees;
}
