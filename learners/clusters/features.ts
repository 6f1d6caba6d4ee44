import { columnOf } from '../columns.js';
import { LearnerError } from '../failure.js';
import type { Matrix, NumberColumn } from '../matrix.js';
import { momentsOf, rounding, skewnessOf } from '../moments.js';
import type { Watch } from '../watch.js';

/** A column as a coordinate: (value − mean) / deviation, where `log` of ln(1 + value). A missing value counts as the mean. */
export interface ClusterFeature {
  readonly name: string;
  readonly log: boolean;
  readonly mean: number;
  readonly deviation: number;
}

/** Rows as points, one after the other. */
export interface Points {
  readonly rows: number;
  readonly width: number;
  readonly values: Float64Array;
}

/** Skewness from which a column without negative values is taken by its logarithm. */
const skewed = 1;

/**
 * Learns coordinates from training rows. Columns that are constant or missing everywhere are left out; what is skewed
 * (skewness above 1, no negative value) is taken by its logarithm, so that a few large values do not draw the centres.
 *
 * @throws LearnerError InvalidColumn for categories, InvalidValue for an infinite value, NoFeatures
 */
export function clusterFeatures(matrix: Matrix, watch: Watch): ClusterFeature[] {
  const features = matrix.columns
    .map(({ name }, column) => {
      watch(column, matrix.columns.length);
      return featureOf(numbersOf(matrix, name));
    })
    .filter((feature) => feature !== null);
  if (features.length > 0) return features;
  throw new LearnerError(
    'NoFeatures',
    'No column tells rows apart: all are constant, or missing everywhere.',
    'Choose columns of numbers with at least two different values.',
  );
}

function numbersOf(matrix: Matrix, name: string): NumberColumn {
  const column = matrix.columns.find((one) => one.name === name);
  if (column?.kind === 'number') return column;
  throw new LearnerError(
    'InvalidColumn',
    `Column ${name} holds categories; distances need numbers.`,
    'Leave it out, and compare the clusters by it afterwards.',
  );
}

function featureOf(column: NumberColumn): ClusterFeature | null {
  const { name } = column;
  const moments = momentsOf(column);
  if (moments.present === 0) return null;
  const size = Math.max(Math.abs(moments.least), Math.abs(moments.greatest));
  if (moments.deviation <= rounding(size)) return null;
  const log = moments.least >= 0 && skewnessOf(column, moments) > skewed;
  const { mean, deviation } = log
    ? momentsOf({ ...column, values: Float64Array.from(column.values, Math.log1p) })
    : moments;
  return { name, log, mean, deviation };
}

/** The rows of a matrix as points. @throws LearnerError MissingColumn, InvalidColumn, InvalidValue */
export function pointsOf(features: readonly ClusterFeature[], matrix: Matrix): Points {
  const width = features.length;
  const values = new Float64Array(matrix.rows * width);
  for (const [j, { name, log, mean, deviation }] of features.entries()) {
    const column = columnOf(matrix, name, 'number').values;
    for (let row = 0, at = j; row < matrix.rows; row += 1, at += width) {
      const value = column[row] ?? Number.NaN;
      if (Number.isNaN(value)) continue;
      // Below zero, where training had nothing, the logarithm goes on as a straight line.
      const taken = log && value > 0 ? Math.log1p(value) : value;
      values[at] = (taken - mean) / deviation;
    }
  }
  const wrong = values.findIndex((value) => !Number.isFinite(value));
  if (wrong === -1) return { rows: matrix.rows, width, values };
  throw new LearnerError(
    'InvalidValue',
    `Column ${features[wrong % width]?.name ?? ''} has an infinite value in row ${Math.floor(wrong / width) + 1}.`,
    'Make such values missing, or bound them.',
  );
}

/** The points of these rows. */
export function takePoints({ width, values }: Points, rows: Uint32Array): Points {
  const taken = new Float64Array(rows.length * width);
  for (let point = 0, at = 0; point < rows.length; point += 1) {
    const from = (rows[point] ?? 0) * width;
    for (let j = 0; j < width; j += 1, at += 1) taken[at] = values[from + j] ?? 0;
  }
  return { rows: rows.length, width, values: taken };
}
