import type { Seat } from '../crew/seat.js';
import { partOf } from '../crew/seat.js';
import type { Tree } from '../trees/trees.js';
import { goesLeft, leafMark } from '../trees/trees.js';
import type { BoostingJob } from './job.js';
import { heldOutPart } from './job.js';

/** Trees that were grown before, or on other rows, walked on the bins of a boosting job. */
export interface TreeWalk {
  /** Adds the tree's values to the scores of the rows of the list in [from, to), this thread's share. */
  readonly addTree: (tree: Tree, from: number, to: number) => void;
}

export function openTreeWalk({ memory, offsets: o, shape }: BoostingJob, seat: Seat): TreeWalk {
  const bytes = new Uint8Array(memory.buffer);
  const list = new Uint32Array(memory.buffer, o.list, shape.rows);
  const scores = new Float64Array(memory.buffer, o.scores, shape.rows);
  const leafOf = (tree: Tree, row: number): number => {
    let node = 0;
    for (;;) {
      const feature = tree.feature[node] ?? leafMark;
      if (feature === leafMark) return node;
      const at = o.bins + ((feature >> 2) * shape.rows + row) * 4 + (feature & 3);
      node = (tree.left[node] ?? 0) + (goesLeft(tree, node, bytes[at] ?? 0) ? 0 : 1);
    }
  };
  return {
    addTree: (tree, from, to) => {
      const part = partOf(seat, to - from);
      for (const row of list.subarray(from + part.from, from + part.to))
        scores[row] = (scores[row] ?? 0) + (tree.value[leafOf(tree, row)] ?? 0);
    },
  };
}

/** The loss of the rows held out. */
export interface HeldOut {
  /** Writes the sums of this thread's share of the rows; `loss` is the mean of all after the next meeting. */
  readonly writeLosses: () => void;
  readonly loss: () => number;
}

export function openHeldOut({ memory, offsets: o, shape, options }: BoostingJob, seat: Seat): HeldOut {
  const { buffer } = memory;
  const list = new Uint32Array(buffer, o.list, shape.rows);
  const scores = new Float64Array(buffer, o.scores, shape.rows);
  const targets = new Float32Array(buffer, o.targets, shape.rows);
  const weights = shape.isWeighted ? new Float32Array(buffer, o.weights, shape.rows) : undefined;
  const weightOf = (row: number): number => weights?.[row] ?? 1;
  const parts = Math.ceil((shape.rows - shape.trained) / heldOutPart);
  const losses = new Float64Array(buffer, o.losses, parts);
  const weight = list.subarray(shape.trained).reduce((sum, row) => sum + weightOf(row), 0);

  const lossOf = (row: number): number => {
    const score = scores[row] ?? 0;
    const target = targets[row] ?? 0;
    if (options.loss === 'squaredError') return (score - target) ** 2 / 2;
    // ln(1 + e^s) − t·s, without overflow.
    return Math.max(score, 0) + Math.log1p(Math.exp(-Math.abs(score))) - target * score;
  };
  return {
    writeLosses: () => {
      const own = partOf(seat, parts);
      for (let part = own.from; part < own.to; part += 1) {
        const from = shape.trained + part * heldOutPart;
        const rows = list.subarray(from, from + heldOutPart);
        losses[part] = rows.reduce((sum, row) => sum + lossOf(row) * weightOf(row), 0);
      }
    },
    loss: () => losses.reduce((sum, loss) => sum + loss, 0) / weight,
  };
}
