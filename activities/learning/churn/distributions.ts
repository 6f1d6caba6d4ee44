import type { Distribution } from '../../../contracts/churn_card.js';
import { probabilityColumn } from '../../../domain/churn/drift.js';
import {
  levelShares,
  numberShares,
  populationStability,
  tenthEdges,
} from '../../../domain/churn/stability.js';
import type { Column, Matrix } from '../../../learners/matrix.js';
import { spreadOf } from '../../../learners/random.js';
import { takeRows } from '../../../learners/rows.js';

/** So many rows tell how a column is spread. */
const mostRows = 100_000;

/**
 * Least width of a part of the probabilities: of many members who will surely stay one model says 0.2 %, another 0.3 %, which
 * tells nothing of the members.
 */
const leastProbabilityPart = 0.01;

/** How the rows that were learned from are spread, column by column, and the probabilities of rows that were not. */
export function distributionsOf(
  matrix: Matrix,
  rows: Uint32Array,
  probabilities: Float64Array,
): Record<string, Distribution> {
  const { columns } = takeRows(matrix, spreadOf(rows, mostRows));
  const all: Column[] = [...columns, { kind: 'number', name: probabilityColumn, values: probabilities }];
  return Object.fromEntries(all.map((column) => [column.name, distributionOf(column)]));
}

function distributionOf(column: Column): Distribution {
  if (column.kind === 'number') {
    const tenths = tenthEdges(column.values);
    const edges = column.name === probabilityColumn ? apart(tenths, leastProbabilityPart) : tenths;
    return { edges, shares: numberShares(column.values, edges) };
  }
  const levels = column.levels.filter((_, code) => column.codes.includes(code));
  return { edges: [], levels, shares: levelShares(column.codes, column.levels, levels) };
}

/** Those of ascending edges that lie so far from 0 and from each other. */
function apart(edges: readonly number[], least: number): number[] {
  const kept: number[] = [];
  for (const edge of edges) if (edge - (kept.at(-1) ?? 0) >= least) kept.push(edge);
  return kept;
}

export interface Drift {
  readonly column: string;
  readonly psi: number;
}

/** How far the rows of today have moved from those that were learned from, the furthest first. */
export function measureDrift({
  distributions,
  matrix,
  probabilities,
}: {
  readonly distributions: Readonly<Record<string, Distribution>>;
  readonly matrix: Matrix;
  readonly probabilities: Float64Array;
}): Drift[] {
  const columns: Column[] = [
    ...matrix.columns,
    { kind: 'number', name: probabilityColumn, values: probabilities },
  ];
  return columns
    .flatMap((column) => {
      const then = distributions[column.name];
      return then === undefined ? [] : [{ column: column.name, psi: driftOf(column, then) }];
    })
    .sort((a, b) => b.psi - a.psi);
}

function driftOf(column: Column, { edges, levels = [], shares }: Distribution): number {
  const now =
    column.kind === 'number'
      ? numberShares(column.values, edges)
      : levelShares(column.codes, column.levels, levels);
  return populationStability(shares, now);
}
