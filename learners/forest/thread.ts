import type { BinnedFeature } from '../bins/bin_columns.js';
import { binColumns } from '../bins/bin_columns.js';
import { openMeeting, takeNext, throwIfCancelled } from '../crew/control.js';
import type { Report } from '../crew/crew.js';
import type { Seat } from '../crew/seat.js';
import { openKernel } from '../kernel/open_kernel.js';
import { randomStream } from '../random.js';
import type { Tree } from '../trees/trees.js';
import { categoryPositions } from './category_positions.js';
import { drawRows } from './draw_rows.js';
import { growForestTree } from './grow_tree.js';
import type { ForestJob } from './job.js';
import { searchClasses } from './search_classes.js';
import { searchPairs } from './search_pairs.js';

/** What a thread of a forest tells; trees come in any order. */
export type ForestReport =
  | { readonly kind: 'binned'; readonly feature: BinnedFeature }
  | { readonly kind: 'tree'; readonly number: number; readonly tree: Tree };

/** A thread's part of a forest: bins its features, then grows trees that no other thread has taken. */
export function growInThread(job: ForestJob, seat: Seat, report: Report): void {
  const { memory, layout, control, shape, options } = job;
  const own = layout.threads[seat.index];
  if (!own) throw new RangeError(`the forest was laid out for ${layout.threads.length} threads`);
  const kernel = openKernel(memory, job.kernel);
  const work = {
    columns: job.columns,
    placement: { kind: 'rows', at: layout.bins, stride: layout.stride } as const,
    positions: (codes: Int32Array, levels: number) => categoryPositions(job, codes, levels),
  };
  binColumns(work, kernel, memory.buffer, own.binning, seat, control, (feature) => {
    report({ kind: 'binned', feature } satisfies ForestReport);
  });
  openMeeting(control, seat.index, seat.threads)();

  const search = shape.classes > 2 ? searchClasses(job, own) : searchPairs(job, kernel, own);
  const counts = new Uint16Array(shape.rows);
  for (let number = takeNext(control); number < options.trees; number = takeNext(control)) {
    if (job.grown[number] === 1) continue;
    throwIfCancelled(control);
    // A stream of its own for each tree: so it does not matter which thread grows it, or when.
    const random = randomStream(options.seed, number);
    const rows = drawRows(job, own, random, counts);
    const tree = growForestTree(job, own, kernel, search, random, rows);
    report({ kind: 'tree', number, tree } satisfies ForestReport);
  }
}
