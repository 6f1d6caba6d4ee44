import { shareColumns } from '../bins/shared_columns.js';
import { breathe } from '../crew/breathe.js';
import { openControl } from '../crew/control.js';
import { LearnerError } from '../failure.js';
import type { KernelKind } from '../kernel/open_kernel.js';
import { allocateShared } from '../kernel/shared_memory.js';
import { checkBinary, checkRows, checkValues } from '../labels.js';
import type { Labelled } from '../learner.js';
import type { Matrix } from '../matrix.js';
import { randomStream, sampledRows } from '../random.js';
import { unitFor } from '../trees/grid.js';
import type { BoostedTrees } from './model.js';
import type { BoostingJob, BoostingShape } from './job.js';
import { layOutBoosting } from './job.js';
import type { BoostingOptions } from './options.js';

/** Puts what boosting reads into shared memory. Throws what the checks of rows, labels and weights throw. */
export async function setUpBoosting(
  data: Labelled,
  options: BoostingOptions,
  { threads, kernel, resumed }: { threads: number; kernel: KernelKind; resumed: BoostedTrees | undefined },
): Promise<BoostingJob> {
  const { matrix, target, weights } = data;
  checkRows(data);
  if (options.loss === 'logLoss') checkBinary(target);
  else checkValues(target);
  const monotone = directions(matrix, options.monotone);
  await breathe();
  const { list, trained } = drawHeldOut(matrix.rows, options);
  if (options.loss === 'logLoss' && trained < matrix.rows)
    checkBinary(Float64Array.from(list.subarray(0, trained), (row) => target[row] ?? NaN));
  const shape: BoostingShape = {
    rows: matrix.rows,
    trained,
    features: matrix.columns.length,
    leaves: Math.min(options.leaves, trained),
    threads,
    isWeighted: weights !== undefined,
  };
  const { offsets, bytes } = layOutBoosting(shape);
  const memory = allocateShared(bytes);
  await breathe();
  const columns = await shareColumns(matrix);
  new Uint32Array(memory.buffer, offsets.list, shape.rows).set(list);
  const isValue = options.loss === 'squaredError';
  const bias = startingScore(data, options, list.subarray(0, trained));
  // Values are taken from where trees begin: far from zero, rounding to 32 bits would cost what sets them apart.
  const centre = isValue ? bias : 0;
  const centred = isValue ? target.map((value) => value - centre) : target;
  const widest = isValue ? farthest(centred, target) : 1;
  new Float32Array(memory.buffer, offsets.targets, shape.rows).set(centred);
  if (weights) new Float32Array(memory.buffer, offsets.weights, shape.rows).set(weights);
  await breathe();
  const heaviest = weights?.reduce((most, weight) => Math.max(most, weight), 0) ?? 1;
  return {
    memory,
    control: openControl(),
    kernel,
    shape,
    offsets,
    columns,
    options,
    monotone,
    bias,
    start: bias - centre,
    leastGain: leastGain * widest * widest,
    unit: unitFor(heaviest * widest),
    weightUnit: unitFor(heaviest),
    ...(resumed && { grown: resumed.trees }),
  };
}

/** A split that gains no more gains nothing; for outcomes that are 1 apart at most. */
const leastGain = 1e-10;

/** The greatest distance of a value from the centre. Throws `InvalidLabel` for one that 32 bits cannot hold. */
function farthest(centred: Float64Array, target: Float64Array): number {
  const farthestOff = centred.reduce((most, distance) => Math.max(most, Math.abs(distance)), 0);
  if (Math.fround(farthestOff) < Infinity) return farthestOff;
  // One such outcome moves the centre far from all others: the farthest is the one at fault.
  const row = centred.findIndex((distance) => Math.abs(distance) === farthestOff);
  throw new LearnerError(
    'InvalidLabel',
    `The outcome of row ${row + 1} is ${target[row]}; it is too far from the others to compute with.`,
    'Correct the outcome, or cap it.',
  );
}

/** The score that is best for the rows to train on without any tree. */
function startingScore(
  { target, weights }: Labelled,
  { loss }: BoostingOptions,
  trained: Uint32Array,
): number {
  let [sum, weight] = [0, 0];
  for (const row of trained) {
    const own = weights?.[row] ?? 1;
    sum += (target[row] ?? 0) * own;
    weight += own;
  }
  const mean = sum / weight;
  return loss === 'logLoss' ? Math.log(mean / (1 - mean)) : mean;
}

/** Rows to train on, then rows held out, both ascending. */
function drawHeldOut(
  rows: number,
  { earlyStopping, seed }: BoostingOptions,
): { readonly list: Uint32Array; readonly trained: number } {
  const list = new Uint32Array(rows);
  for (let row = 0; row < rows; row += 1) list[row] = row;
  if (!earlyStopping) return { list, trained: rows };
  const size = 'share' in earlyStopping ? Math.round(rows * earlyStopping.share) : earlyStopping.lastRows;
  if (size === 0 || size >= rows)
    throw new LearnerError(
      'TooFewRows',
      `Of ${rows} rows, ${size} would be held out to stop early: one side is empty.`,
      'Train on more rows, or without early stopping.',
    );
  if ('lastRows' in earlyStopping) return { list, trained: rows - size };
  const heldOut = sampledRows(rows, size, randomStream(seed));
  const isHeldOut = new Uint8Array(rows);
  for (const row of heldOut) isHeldOut[row] = 1;
  list.set(list.filter((row) => isHeldOut[row] === 0));
  list.set(heldOut, rows - size);
  return { list, trained: rows - size };
}

function directions({ columns }: Matrix, monotone: BoostingOptions['monotone']): Int8Array {
  for (const name of Object.keys(monotone)) {
    const column = columns.find((one) => one.name === name);
    if (column?.kind === 'number') continue;
    throw new LearnerError(
      column ? 'InvalidOption' : 'MissingColumn',
      `"${name}" shall act in one direction, and is ${column ? 'a category' : 'no column'}.`,
      'Name a column of numbers.',
    );
  }
  return Int8Array.from(columns, ({ name }) => monotone[name] ?? 0);
}
