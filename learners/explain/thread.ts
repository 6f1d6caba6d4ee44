import { takeNext, throwIfCancelled } from '../crew/control.js';
import type { Report } from '../crew/crew.js';
import type { Seat } from '../crew/seat.js';
import type { ScoredColumn } from '../scoring/job.js';
import type { Tree } from '../trees/trees.js';
import { leafMark, treeAt, treeCount } from '../trees/trees.js';
import type { ExplainingJob } from './job.js';
import { openTreeShap } from './tree_shap.js';

/** So many rows are taken at once. */
const block = 8;

/** A thread's part of explaining: takes rows that no other thread has taken, until none is left. */
export function explainInThread(job: ExplainingJob, _seat: Seat, report: Report): void {
  const { rows, columns, output, scale } = job;
  const trees = Array.from({ length: treeCount(job.trees) }, (_, at) => treeAt(job.trees, at));
  const addContributions = openTreeShap(trees.reduce((most, tree) => Math.max(most, depthOf(tree)), 0));
  const bins = new Uint8Array(columns.length);
  for (let next = takeNext(job.control); next * block < rows.length; next = takeNext(job.control)) {
    throwIfCancelled(job.control);
    const taken = rows.subarray(next * block, (next + 1) * block);
    for (const [at, row] of taken.entries()) {
      for (const [feature, column] of columns.entries()) bins[feature] = binOf(column, row);
      const from = (next * block + at) * columns.length;
      const contributions = job.out.subarray(from, from + columns.length);
      for (const tree of trees) addContributions(tree, output, bins, contributions);
      if (scale !== 1)
        for (const [feature, one] of contributions.entries()) contributions[feature] = one * scale;
    }
    report(taken.length);
  }
}

export function depthOf(tree: Tree): number {
  const depths = new Uint32Array(tree.feature.length);
  let deepest = 0;
  for (const [node, feature] of tree.feature.entries()) {
    const depth = depths[node] ?? 0;
    deepest = Math.max(deepest, depth);
    // Children come after their parent.
    if (feature !== leafMark) depths.fill(depth + 1, tree.left[node], (tree.left[node] ?? 0) + 2);
  }
  return deepest;
}

function binOf(column: ScoredColumn, row: number): number {
  if (column.kind === 'category') return column.binOfCode[column.codes[row] ?? -1] ?? 0;
  const value = column.column.values[row] ?? NaN;
  if (Number.isNaN(value)) return 0;
  let [from, to] = [0, column.cuts.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (value <= (column.cuts[middle] ?? 0)) to = middle;
    else from = middle + 1;
  }
  return from + 1;
}
