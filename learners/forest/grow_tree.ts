import { throwIfCancelled } from '../crew/control.js';
import type { Offsets } from '../crew/layout.js';
import type { Kernel } from '../kernel/kernel.js';
import type { Random } from '../random.js';
import type { Tree } from '../trees/trees.js';
import type { ForestJob, ForestPiece } from './job.js';
import type { NodeSearch, Split } from './split.js';
import { clearSplit } from './split.js';
import { openNodes } from './nodes.js';

/** A node of more rows takes so long that who cancels is asked before. */
const rowsOfAMoment = 100_000;

/**
 * Grows one tree to its end over the rows that were drawn for it (Breiman 2001, "Random forests"). Each node draws the
 * features that it may split by; where none of them splits it, it draws on until one does.
 *
 * @param rows number of rows drawn; they and their pairs are written
 */
export function growForestTree(
  job: ForestJob,
  own: Offsets<ForestPiece>,
  kernel: Kernel,
  search: NodeSearch,
  random: Random,
  rows: number,
): Tree {
  const { memory, shape, options, layout } = job;
  const features = new Uint32Array(memory.buffer, own.features, shape.features);
  const goesLeft = new Uint8Array(memory.buffer, own.goesLeft, 256);
  const best: Split = { feature: -1, bin: 0, missingLeft: false, worth: 0 };
  const nodes = openNodes(Math.max(1, shape.classes > 2 ? shape.classes : 1));
  const spare = [own.rows, own.pairs, own.spareRows, own.sparePairs] as const;
  for (let feature = 0; feature < shape.features; feature += 1) features[feature] = feature;

  /** Draws features to places from `place` on, from those that have not been drawn for the node. */
  const draw = (place: number, count: number): void => {
    for (let at = place; at < place + count; at += 1) {
      const drawn = at + random.below(shape.features - at);
      const moved = features[at] ?? 0;
      features[at] = features[drawn] ?? 0;
      features[drawn] = moved;
    }
  };
  const findSplit = (): void => {
    clearSplit(best);
    let drawn = 0;
    while (drawn < shape.features && (drawn === 0 || best.feature < 0)) {
      const count = drawn === 0 ? options.featuresASplit : 1;
      draw(drawn, count);
      search.search(drawn, count, best);
      drawn += count;
    }
  };

  const waiting: { readonly node: number; readonly from: number; readonly to: number }[] = [
    { node: nodes.add(), from: 0, to: rows },
  ];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, from, to } = next;
    if (to - from > rowsOfAMoment) throwIfCancelled(job.control);
    const isPure = !search.enter(from, to);
    nodes.cover(node, search.weight());
    search.writeValue(nodes.values(), node * nodes.outputs);
    if (isPure) continue;
    findSplit();
    if (best.feature < 0) continue;
    const left = nodes.add();
    nodes.add();
    nodes.split(node, best, left, best.worth - search.worth());
    for (let bin = 0; bin < 256; bin += 1)
      goesLeft[bin] = bin === 0 ? Number(best.missingLeft) : Number(bin <= best.bin);
    const bins = layout.bins + best.feature;
    const middle = from + kernel.splitInPlace(...spare, bins, layout.stride, own.goesLeft, from, to);
    waiting.push({ node: left + 1, from: middle, to }, { node: left, from, to: middle });
  }
  return nodes.finish();
}
