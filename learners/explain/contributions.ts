import { performConducted } from '../crew/conducted.js';
import { openControl } from '../crew/control.js';
import { sharedBytes } from '../kernel/shared_memory.js';
import type { Conduct } from '../learner.js';
import type { Matrix } from '../matrix.js';
import type { Scorable } from '../scoring/scorable.js';
import { scoredColumns } from '../scoring/scored_columns.js';
import { leafMark, treeAt, treeCount } from '../trees/trees.js';
import type { Tree } from '../trees/trees.js';
import type { ExplainingJob } from './job.js';

/** Why rows were scored as they were, in units of the score: of log loss in log odds, before the logistic function. */
export interface Contributions {
  /** The score of a row of which nothing is known. */
  readonly expected: number;
  /** One number for each row and feature, row after row; with `expected` they sum to the row's score. */
  readonly values: Float64Array;
}

/**
 * Contributions of the features to the scores of some rows, by path-dependent TreeSHAP; see `openTreeShap`. Takes up to
 * a millisecond a row: meant for a list that people look at, not for everybody.
 *
 * @param rows numbers of rows of the matrix
 * @param output of several classes the one asked about
 */
export async function contributionsOf(
  model: Scorable,
  matrix: Matrix,
  rows: Uint32Array,
  conduct: Conduct = {},
  output = 0,
): Promise<Contributions> {
  const { trees, features, link, start } = model;
  const count = treeCount(trees);
  const scale = link === 'mean' && count > 0 ? 1 / count : 1;
  const job: ExplainingJob = {
    control: openControl(),
    columns: await scoredColumns(features, matrix),
    trees,
    scale,
    output,
    rows,
    out: new Float64Array(sharedBytes(rows.length * features.length * 8)),
  };
  let done = 0;
  await performConducted({ kind: 'explaining', job }, job.control, conduct, (report) => {
    done += report as number;
    conduct.onProgress?.({ phase: 'scoring', done, of: rows.length });
  });
  let expected = 0;
  for (let at = 0; at < count; at += 1) expected += expectedValue(treeAt(trees, at), output);
  return { expected: start + expected * scale, values: job.out };
}

/** Mean of the leaves, weighted by the rows that came to them in training. */
function expectedValue({ feature, value, cover, outputs }: Tree, output: number): number {
  let sum = 0;
  for (const [node, split] of feature.entries())
    if (split === leafMark) sum += (value[node * outputs + output] ?? 0) * (cover[node] ?? 0);
  return sum / (cover[0] ?? 1);
}
