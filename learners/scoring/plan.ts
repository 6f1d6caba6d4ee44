import { breathe } from '../crew/breathe.js';
import { strideOf } from '../bins/placement.js';
import { binningBytes } from '../bins/bin_columns.js';
import { layOut } from '../crew/layout.js';
import type { KernelKind } from '../kernel/open_kernel.js';
import { availableKernel } from '../kernel/open_kernel.js';
import type { SharedMemory } from '../kernel/webassembly.js';
import { allocateShared } from '../kernel/shared_memory.js';
import type { Trees } from '../trees/trees.js';
import { treeAt, treeCount } from '../trees/trees.js';
import type { MaskGroup } from './leaf_masks.js';
import { maskGroup, maskLeaves, maskTrees } from './leaf_masks.js';
import type { Scorable } from './scorable.js';
import { writeWalk } from './walk_nodes.js';

/** Rows that a thread scores at a time: their bins and scores stay in the nearest cache. */
export const scoringBlock = 2048;

/** Where four trees' tables lie. */
export interface PlacedMasks {
  readonly features: number;
  readonly featureCount: number;
  readonly tables: number;
  readonly values: number;
}

/** Where a tree's nodes lie. */
export interface PlacedWalk {
  readonly nodes: number;
  readonly values: number;
}

/** A model laid out for the kernel, with each thread's spare memory. */
export interface ScoringPlan {
  readonly memory: SharedMemory;
  readonly stride: number;
  readonly masks: readonly PlacedMasks[];
  readonly walks: readonly PlacedWalk[];
  /** Byte of each thread's bins, scores and block for binning. */
  readonly spare: number;
  readonly spareBytes: number;
}

export const spareOf = (
  { spare, spareBytes, stride }: ScoringPlan,
  thread: number,
): { readonly bins: number; readonly scores: number; readonly binning: number } => {
  const bins = spare + thread * spareBytes;
  const scores = bins + scoringBlock * stride;
  return { bins, scores, binning: scores + scoringBlock * 8 };
};

export type ScoringWay = 'masks' | 'walks' | 'plain';

/**
 * How the kernel scores: by masks, where trees are small; by walks, where no category sets need more than a threshold, and
 * rather so without SIMD; other trees (several outputs; more than 32 leaves and sets) are walked without the kernel.
 */
export function scoringWay({ trees }: Scorable, kernel: KernelKind): ScoringWay {
  if (trees.outputs > 1) return 'plain';
  const isThreshold = trees.sets.length === 0;
  let most = 0;
  for (let at = 0; at < treeCount(trees); at += 1)
    most = Math.max(most, ((trees.first[at + 1] ?? 0) - (trees.first[at] ?? 0) + 1) / 2);
  const isSmall = most <= maskLeaves;
  if (isSmall && !(isThreshold && availableKernel(kernel) === 'plain')) return 'masks';
  return isThreshold ? 'walks' : 'plain';
}

/** Lays the model out in shared memory, for so many threads. */
export async function planScoring(model: Scorable, way: ScoringWay, threads: number): Promise<ScoringPlan> {
  const stride = strideOf(model.features.length);
  const spareBytes = Math.ceil((scoringBlock * (stride + 8) + binningBytes) / 64) * 64;
  const groups = way === 'masks' ? maskGroups(model.trees) : [];
  const nodes = way === 'walks' ? model.trees.feature.length : 0;
  const { offsets, bytes } = layOut<string>({
    spare: threads * spareBytes,
    nodes: nodes * 8,
    values: nodes * 8,
    ...Object.fromEntries(
      groups.flatMap(({ features, tables, values }, at) => [
        [`features ${at}`, features.byteLength],
        [`tables ${at}`, tables.byteLength],
        [`values ${at}`, values.byteLength],
      ]),
    ),
  });
  const memory = allocateShared(bytes);
  const offsetOf = (name: string): number => offsets[name] ?? 0;
  const masks = groups.map((group, at) => {
    const placed = {
      features: offsetOf(`features ${at}`),
      featureCount: group.features.length,
      tables: offsetOf(`tables ${at}`),
      values: offsetOf(`values ${at}`),
    };
    new Uint32Array(memory.buffer, placed.features).set(group.features);
    new Uint32Array(memory.buffer, placed.tables).set(group.tables);
    new Float64Array(memory.buffer, placed.values).set(group.values);
    return placed;
  });
  const walks =
    way === 'walks' ? await placeWalks(model.trees, memory, offsetOf('nodes'), offsetOf('values')) : [];
  return { memory, stride, masks, walks, spare: offsetOf('spare'), spareBytes };
}

const maskGroups = (trees: Trees): MaskGroup[] => {
  const all = Array.from({ length: treeCount(trees) }, (_, at) => treeAt(trees, at));
  return Array.from({ length: Math.ceil(all.length / maskTrees) }, (_, group) =>
    maskGroup(all.slice(group * maskTrees, (group + 1) * maskTrees)),
  );
};

/** So many nodes are written before the event loop turns. */
const nodesATurn = 200_000;

/** Places tree by tree; the event loop turns in between, since forests have millions of nodes. */
async function placeWalks(
  trees: Trees,
  { buffer }: SharedMemory,
  nodes: number,
  values: number,
): Promise<PlacedWalk[]> {
  const placed: PlacedWalk[] = [];
  let sinceTurn = 0;
  for (let at = 0; at < treeCount(trees); at += 1) {
    const tree = treeAt(trees, at);
    const first = (trees.first[at] ?? 0) * 8;
    const { length } = tree.feature;
    const place = { nodes: nodes + first, values: values + first };
    writeWalk(
      tree,
      new Uint32Array(buffer, place.nodes, length * 2),
      new Float64Array(buffer, place.values, length),
    );
    placed.push(place);
    sinceTurn += length;
    if (sinceTurn < nodesATurn) continue;
    sinceTurn = 0;
    await breathe();
  }
  return placed;
}
