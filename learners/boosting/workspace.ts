import { groupAt, groupsOf } from '../bins/placement.js';
import type { Seat } from '../crew/seat.js';
import { partOf } from '../crew/seat.js';
import type { Kernel } from '../kernel/kernel.js';
import type { BoostingJob } from './job.js';
import { groupBytes } from './job.js';

/** Rows of fewer are split by one thread: meeting once more would cost more than it saves. */
const splitAlone = 16_384;

/** One thread's hold on the memory of a boosting job: each step over rows is a function. */
export interface Workspace {
  readonly sums: Float64Array;
  /** Entry of `sums` where a slot's histograms begin. */
  readonly slotAt: (slot: number) => number;
  /** Writes the pairs of this thread's share of the rows; all threads' sums are `totals` after the next meeting. */
  readonly writePairs: () => void;
  readonly totals: () => { readonly gradient: number; readonly hessian: number };
  /** Histograms of this thread's features for the rows [from, to). */
  readonly build: (slot: number, from: number, to: number) => void;
  readonly subtract: (slot: number, other: number) => void;
  /** Splits rows [from, to) by a feature's bins, in step with the other threads; returns where the right ones begin. */
  readonly split: (feature: number, goesLeft: Uint8Array, from: number, to: number) => number;
  /** Adds a leaf's value to the scores of this thread's share of its rows. */
  readonly addToScores: (from: number, to: number, value: number) => void;
}

export function openWorkspace(job: BoostingJob, kernel: Kernel, seat: Seat, meet: () => void): Workspace {
  const { offsets: o, shape, options, memory } = job;
  const groups = groupsOf(shape.features);
  const slotBytes = groups * groupBytes;
  const placement = { at: o.bins, rows: shape.rows };
  const own = Array.from({ length: groups }, (_, group) => group).filter(
    (group) => group % seat.threads === seat.index,
  );
  const sums = new Float64Array(memory.buffer, o.sums, (shape.leaves * slotBytes) / 8);
  const allTotals = new Float64Array(memory.buffer, o.totals, shape.threads * 8);
  const lefts = new Uint32Array(memory.buffer, o.lefts, shape.threads * 16);
  const bytes = new Uint8Array(memory.buffer);
  const ownGoesLeft = o.goesLeft + seat.index * 256;
  const ownTotals = o.totals + seat.index * 64;
  const sumsOf = (slot: number, group: number): number => o.sums + slot * slotBytes + group * groupBytes;
  const grid = 1.5 * 2 ** 52 * job.unit;
  const spare = [o.rows, o.pairs, o.spareRows, o.sparePairs] as const;

  const splitTogether = (bins: number, from: number, to: number): number => {
    const part = partOf(seat, to - from);
    const begin = from + part.from;
    const end = from + part.to;
    const left = kernel.splitApart(...spare, bins, 4, ownGoesLeft, begin, end);
    lefts[seat.index * 16] = left;
    meet();
    const counts = Array.from({ length: seat.threads }, (_, thread) => lefts[thread * 16] ?? 0);
    const all = counts.reduce((sum, count) => sum + count, 0);
    const before = counts.slice(0, seat.index).reduce((sum, count) => sum + count, 0);
    const leftTo = from + before;
    bytes.copyWithin(o.rows + leftTo * 4, o.spareRows + begin * 4, o.spareRows + (begin + left) * 4);
    bytes.copyWithin(o.pairs + leftTo * 8, o.sparePairs + begin * 8, o.sparePairs + (begin + left) * 8);
    kernel.moveRight(...spare, begin + left, end, from + all + (begin - from - before));
    meet();
    return from + all;
  };
  const splitByFirst = (bins: number, from: number, to: number): number => {
    if (seat.index === 0) lefts[0] = kernel.splitInPlace(...spare, bins, 4, ownGoesLeft, from, to);
    meet();
    return from + (lefts[0] ?? 0);
  };

  return {
    sums,
    slotAt: (slot) => (slot * slotBytes) / 8,
    writePairs: () => {
      const { from, to } = partOf(seat, shape.trained);
      const pairs = [o.list, o.scores, o.targets, o.weights, o.rows, o.pairs, grid] as const;
      if (options.loss === 'logLoss') kernel.logLossPairs(...pairs, from, to, ownTotals);
      else kernel.squaredErrorPairs(...pairs, 1.5 * 2 ** 52 * job.weightUnit, from, to, ownTotals);
    },
    totals: () => {
      let [gradient, hessian] = [0, 0];
      for (let thread = 0; thread < seat.threads; thread += 1) {
        gradient += allTotals[thread * 8] ?? 0;
        hessian += allTotals[thread * 8 + 1] ?? 0;
      }
      return { gradient, hessian };
    },
    build: (slot, from, to) => {
      for (let k = 0; k < own.length; k += 2) {
        const [group = 0, other] = own.slice(k, k + 2);
        const first = [o.rows, o.pairs, groupAt(placement, group), sumsOf(slot, group)] as const;
        if (other === undefined) kernel.addGroup(...first, from, to);
        else kernel.addTwoGroups(...first, groupAt(placement, other), sumsOf(slot, other), from, to);
      }
    },
    subtract: (slot, other) => {
      for (const group of own) kernel.subtract(sumsOf(slot, group), sumsOf(other, group), groupBytes);
    },
    split: (feature, goesLeft, from, to) => {
      bytes.set(goesLeft, ownGoesLeft);
      const bins = groupAt(placement, feature >> 2) + (feature & 3);
      const alone = seat.threads === 1 || to - from < splitAlone;
      return alone ? splitByFirst(bins, from, to) : splitTogether(bins, from, to);
    },
    addToScores: (from, to, value) => {
      const part = partOf(seat, to - from);
      kernel.addToScores(o.scores, o.rows, from + part.from, from + part.to, value);
    },
  };
}
