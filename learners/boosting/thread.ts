import type { BinnedFeature } from '../bins/bin_columns.js';
import { binColumns, binningBytes, lastBinOf } from '../bins/bin_columns.js';
import { groupAt, groupsOf } from '../bins/placement.js';
import { openMeeting } from '../crew/control.js';
import type { Report } from '../crew/crew.js';
import type { Seat } from '../crew/seat.js';
import { partOf } from '../crew/seat.js';
import type { Kernel } from '../kernel/kernel.js';
import { openKernel } from '../kernel/open_kernel.js';
import type { Tree } from '../trees/trees.js';
import { noTrees, treeAt, treeCount } from '../trees/trees.js';
import { openBoard } from './candidate.js';
import type { FeatureShape } from './feature_shape.js';
import type { Growth } from './grow_tree.js';
import { growTree } from './grow_tree.js';
import { openHeldOut, openTreeWalk } from './held_out.js';
import type { BoostingJob } from './job.js';
import { openStopping } from './stopping.js';
import { openWorkspace } from './workspace.js';

/** What a thread of a boosting job tells; rounds come from the first thread, in order. */
export type BoostingReport =
  | { readonly kind: 'binned'; readonly feature: BinnedFeature }
  | {
      readonly kind: 'round';
      /** Undefined where an earlier attempt had grown it. */
      readonly grown: Tree | undefined;
      /** Mean loss of the rows held out; undefined without any. */
      readonly loss: number | undefined;
    };

/**
 * A thread's part of boosting (Friedman 2001, "Greedy function approximation"). Every thread runs the same loop: it adds
 * up and searches its own features, takes its share of the rows, and meets the others where it needs what they wrote.
 */
export function boostInThread(job: BoostingJob, { index }: Seat, report: Report): void {
  const { shape, options } = job;
  // Few rows are laid out for one thread: the others have nothing to do.
  if (index >= shape.threads) return;
  const seat = { index, threads: shape.threads };
  const kernel = openKernel(job.memory, job.kernel);
  const meet = openMeeting(job.control, seat.index, seat.threads);
  const own = binOwn(job, kernel, seat, report);
  startScores(job, seat);
  meet();

  const space = openWorkspace(job, kernel, seat, meet);
  const board = openBoard(job.memory.buffer, job.offsets.board, shape.leaves, seat);
  const growth = { space, board, own, options, meet, monotone: job.monotone, leastGain: job.leastGain };
  const heldOut = shape.trained < shape.rows ? openHeldOut(job, seat) : undefined;
  const stopping = openStopping(options.earlyStopping?.rounds ?? Infinity);
  const walked = openTreeWalk(job, seat);
  const before = job.grown ? treeCount(job.grown) : 0;

  for (let round = 0; round < options.trees; round += 1) {
    const grown = round < before ? undefined : grow(growth, shape.trained);
    // A tree that cannot split its root changes nothing, nor would any after it.
    if (grown?.feature.length === 1) break;
    const tree = grown ?? treeAt(job.grown ?? noTrees, round);
    if (!grown) walked.addTree(tree, 0, shape.trained);
    walked.addTree(tree, shape.trained, shape.rows);
    meet();
    heldOut?.writeLosses();
    if (heldOut) meet();
    const loss = heldOut?.loss();
    if (seat.index === 0) report({ kind: 'round', grown, loss } satisfies BoostingReport);
    if (loss !== undefined && stopping.after(loss)) break;
  }
}

function grow(growth: Growth, rows: number): Tree {
  growth.space.writePairs();
  growth.meet();
  const { tree, leaves } = growTree(growth, rows);
  for (const { from, to, node } of leaves) growth.space.addToScores(from, to, tree.value[node] ?? 0);
  return tree;
}

/** Bins the thread's own features, tells their bins, and returns what searching them needs. */
function binOwn(job: BoostingJob, kernel: Kernel, seat: Seat, report: Report): FeatureShape[] {
  const { memory, offsets, shape, columns, control, monotone } = job;
  const placement = { kind: 'groups', at: offsets.bins, rows: shape.rows } as const;
  const spare = offsets.binning + seat.index * binningBytes;
  const tell = (feature: BinnedFeature): void => {
    report({ kind: 'binned', feature } satisfies BoostingReport);
  };
  const binned = binColumns({ columns, placement }, kernel, memory.buffer, spare, seat, control, tell);
  if (seat.index === (groupsOf(shape.features) - 1) % seat.threads) spreadUnused(job);
  return binned.map((feature) => ({
    index: feature.feature,
    isCategory: 'order' in feature,
    lastBin: lastBinOf(feature),
    direction: monotone[feature.feature] ?? 0,
  }));
}

/** A last group of fewer than four features has bytes that mean nothing: spread, they do not slow the others down. */
function spreadUnused({ memory, offsets, shape }: BoostingJob): void {
  const bytes = new Uint8Array(memory.buffer);
  const group = groupAt({ at: offsets.bins, rows: shape.rows }, groupsOf(shape.features) - 1);
  for (let lane = ((shape.features - 1) & 3) + 1; lane < 4; lane += 1)
    for (let row = 0; row < shape.rows; row += 1) bytes[group + row * 4 + lane] = row & 255;
}

function startScores({ memory, offsets, shape, start }: BoostingJob, seat: Seat): void {
  const { from, to } = partOf(seat, shape.rows);
  new Float64Array(memory.buffer, offsets.scores, shape.rows).fill(start, from, to);
}
