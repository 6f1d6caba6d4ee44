import { shareColumns } from '../bins/shared_columns.js';
import { breathe } from '../crew/breathe.js';
import { openControl } from '../crew/control.js';
import { LearnerError } from '../failure.js';
import type { KernelKind } from '../kernel/open_kernel.js';
import { allocateShared, sharedBytes } from '../kernel/shared_memory.js';
import { checkClasses, checkRows, checkValues } from '../labels.js';
import type { Labelled } from '../learner.js';
import { onGrid, unitFor } from '../trees/grid.js';
import type { ForestJob, ForestShape } from './job.js';
import { layOutForest } from './job.js';
import type { RandomForest } from './model.js';
import type { ForestOptions } from './options.js';

/** Puts what growing a forest reads into shared memory. Throws what the checks of rows, labels and weights throw. */
export async function setUpForest(
  data: Labelled,
  options: Required<ForestOptions>,
  { threads, kernel, resumed }: { threads: number; kernel: KernelKind; resumed: RandomForest | undefined },
): Promise<ForestJob> {
  const { matrix, target, weights } = data;
  checkRows(data);
  const isClass = options.outcome === 'classes';
  if (!isClass) checkValues(target);
  checkWeightOfLeaves(weights, options.minLeafWeight);
  const shape: ForestShape = {
    rows: matrix.rows,
    features: matrix.columns.length,
    threads,
    classes: isClass ? checkClasses(target) : 0,
  };
  await breathe();
  const layout = layOutForest(shape);
  const memory = allocateShared(layout.bytes);
  // Values are taken from their mean, so that rounding costs as little as possible.
  const centre = isClass ? 0 : target.reduce((sum, value) => sum + value, 0) / target.length;
  const grown = new Uint8Array(options.trees);
  for (const number of resumed?.numbers ?? []) grown[number] = 1;
  return {
    memory,
    control: openControl(),
    kernel,
    shape,
    layout,
    columns: await shareColumns(matrix),
    options,
    targets: await sharedOnGrid(target, centre),
    centre,
    ...(weights && { weights: await sharedOnGrid(weights, 0) }),
    grown,
  };
}

/** Throws `InvalidOption` where all rows together weigh too little for two leaves: every tree would be its root. */
function checkWeightOfLeaves(weights: Float64Array | undefined, least: number): void {
  if (weights === undefined) return;
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (sum >= 2 * least) return;
  throw new LearnerError(
    'InvalidOption',
    `All rows weigh ${sum} together; two leaves of a tree must weigh ${2 * least}.`,
    'Lower minLeafWeight, or give weights whose mean is 1.',
  );
}

/**
 * Values less a centre, in units of 2^−20 of the greatest: so eight times a value is exact too, and rows that were drawn
 * several times still count as equal to others of the same outcome. Of outcomes that lie apart by more than that, the small
 * ones are lost: such are capped before.
 */
async function sharedOnGrid(values: Float64Array, centre: number): Promise<Float32Array> {
  await breathe();
  const greatest = values.reduce((most, value) => Math.max(most, Math.abs(value - centre)), 0);
  const unit = unitFor(greatest) * 8;
  const shared = new Float32Array(sharedBytes(values.length * 4));
  for (let at = 0; at < values.length; at += 1) shared[at] = onGrid((values[at] ?? 0) - centre, unit);
  return shared;
}
