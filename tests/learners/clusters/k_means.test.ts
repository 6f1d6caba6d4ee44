import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseClusters, clusterChoiceDefaults } from '../../../learners/clusters/choose_clusters.js';
import { clusterFeatures, pointsOf } from '../../../learners/clusters/features.js';
import {
  assignClusters,
  kMeans,
  kMeansDefaults,
  type KMeansOptions,
} from '../../../learners/clusters/k_means.js';
import { lloyd } from '../../../learners/clusters/lloyd.js';
import { findNearest, openNearest } from '../../../learners/clusters/nearest.js';
import { clusterTraits } from '../../../learners/clusters/profile.js';
import { silhouette } from '../../../learners/clusters/silhouette.js';
import { readKMeans, storeKMeans } from '../../../learners/clusters/stored.js';
import type { Matrix } from '../../../learners/matrix.js';
import { randomStream, shuffledRows } from '../../../learners/random.js';
import { takeRows } from '../../../learners/rows.js';
import { unwatched } from '../../../learners/watch.js';
import { categories, numbers } from '../../support/learning_data.js';

const matrixOf = (...columns: ReturnType<typeof numbers>[]): Matrix => ({
  rows: columns[0]?.values.length ?? 0,
  columns,
});
const clustersOf = (matrix: Matrix, clusters: number, more: Partial<KMeansOptions> = {}) =>
  kMeans(matrix, { ...kMeansDefaults, clusters, ...more }, unwatched);

/** Three groups of points around (0, 0), (10, 0) and (0, 10), 100 rows each. */
function threeGroups(): Matrix {
  const { uniform } = randomStream(2);
  const centres = [
    [0, 0],
    [10, 0],
    [0, 10],
  ] as const;
  const coordinate = (axis: 0 | 1) =>
    Array.from({ length: 300 }, (_, row) => centres[row % 3]![axis] + uniform() - 0.5);
  return matrixOf(numbers('x', coordinate(0)), numbers('y', coordinate(1)));
}

describe('k-means', () => {
  it('finds two clusters of a line of points', () => {
    const model = clustersOf(matrixOf(numbers('x', [0, 1, 9, 10])), 2);
    // Mean 5, deviation √20.5: the centres 9.5 and 0.5 stand at ±4.5 / √20.5, each point 0.5 / √20.5 away.
    expect(model.centres.map(([x]) => x! * Math.sqrt(20.5))).toEqual([
      expect.closeTo(4.5, 9) as number,
      expect.closeTo(-4.5, 9) as number,
    ]);
    expect(model.inertia).toBeCloseTo((4 * 0.25) / 20.5, 9);
    expect(model.sizes).toEqual([2, 2]);
  });

  it.each(['full', 'miniBatch'] as const)('finds the groups that are there, %s', (method) => {
    const matrix = threeGroups();
    const model = clustersOf(matrix, 3, { method, restarts: 3 });
    expect(model.sizes).toEqual([100, 100, 100]);
    const found = assignClusters(model, matrix);
    // Numbered by x, the highest first, then by y: which of the two at x = 0 comes first is decided by their means.
    expect(found[1]).toBe(0);
    for (let row = 3; row < 300; row += 1) expect(found[row]).toBe(found[row % 3]);
  });

  it('numbers the clusters alike whatever the seed and the order of the rows', () => {
    const matrix = threeGroups();
    const found = assignClusters(clustersOf(matrix, 3), matrix);
    const order = shuffledRows(300, randomStream(8));
    const shuffled = takeRows(matrix, order);
    const other = assignClusters(clustersOf(shuffled, 3, { seed: 77 }), shuffled);
    expect([...other]).toEqual([...order].map((row) => found[row]));
  });

  it('is the same for the same seed', () => {
    const matrix = threeGroups();
    expect(clustersOf(matrix, 4)).toEqual(clustersOf(matrix, 4));
    const drawn = { method: 'miniBatch', restarts: 2 } as const;
    expect(clustersOf(matrix, 4, drawn)).toEqual(clustersOf(matrix, 4, drawn));
  });

  it('takes what is skewed by its logarithm, so that one large value is no cluster of its own', () => {
    const amounts = Array.from(
      { length: 200 },
      (_, row) => (row % 2 === 0 ? 10 : 100) * (1 + (row % 7) / 20),
    );
    const matrix = matrixOf(numbers('amount', [...amounts, 5_000]));
    const model = clustersOf(matrix, 2);
    expect(model.features[0]?.log).toBe(true);
    expect(model.sizes).toEqual([101, 100]);
  });

  it('counts a missing value as the mean, and leaves out columns that tell no rows apart', () => {
    const matrix = matrixOf(
      numbers('x', [0, 10, 5, Number.NaN]),
      numbers('constant', [1, 1, 1, 1]),
      numbers('never', [Number.NaN, Number.NaN, Number.NaN, Number.NaN]),
    );
    const features = clusterFeatures(matrix, unwatched);
    expect(features.map(({ name }) => name)).toEqual(['x']);
    expect([...pointsOf(features, matrix).values].slice(2)).toEqual([0, 0]);
  });

  it('gives a centre that lost its points the point farthest away', () => {
    const points = { rows: 4, width: 1, values: Float64Array.of(0, 1, 2, 10) };
    const found = lloyd(points, Float64Array.of(1, 100, 1.5), unwatched);
    expect([...found].sort((a, b) => a - b)).toEqual([0.5, 2, 10]);
  });

  it('comes to the centres that measuring every point in every round comes to', () => {
    const { uniform } = randomStream(6);
    const points = { rows: 500, width: 3, values: Float64Array.from({ length: 1500 }, uniform) };
    const first = points.values.slice(0, 15);
    const nearest = openNearest(points.rows);
    let plain = first;
    for (let round = 0; round < 300; round += 1) {
      findNearest(points, plain, nearest);
      const sums = new Float64Array(15);
      const counts = new Float64Array(5);
      for (const [row, number] of nearest.numbers.entries()) {
        counts[number]! += 1;
        for (let j = 0; j < 3; j += 1) sums[number * 3 + j]! += points.values[row * 3 + j]!;
      }
      const next = sums.map((sum, at) => sum / counts[Math.floor(at / 3)]!);
      const move = next.reduce((sum, value, at) => sum + (value - plain[at]!) ** 2, 0);
      plain = next;
      if (move <= 1e-4) break;
    }
    const found = lloyd(points, first, unwatched);
    for (const [at, value] of found.entries()) expect(value).toBeCloseTo(plain[at]!, 12);
  });

  it('ends when whoever is told the progress throws', () => {
    const stop = () => {
      throw new Error('stop');
    };
    for (const method of ['full', 'miniBatch'] as const) {
      expect(() => kMeans(threeGroups(), { ...kMeansDefaults, clusters: 2, method }, stop)).toThrow('stop');
    }
  });

  it.each([
    ['TooFewRows', () => clustersOf(matrixOf(numbers('x', [])), 2)],
    ['TooFewRows', () => clustersOf(matrixOf(numbers('x', [1, 1, 2, 2])), 3)],
    ['NoFeatures', () => clustersOf(matrixOf(numbers('x', [1, 1])), 1)],
    ['InvalidOption', () => clustersOf(threeGroups(), 0)],
    ['InvalidOption', () => clustersOf(threeGroups(), 2, { restarts: 0.5 })],
    ['InvalidValue', () => clustersOf(matrixOf(numbers('x', [1, Infinity])), 1)],
    ['InvalidColumn', () => clustersOf({ rows: 2, columns: [categories('c', ['a', 'b'])] }, 1)],
    [
      'InvalidValue',
      () =>
        assignClusters(clustersOf(threeGroups(), 2), matrixOf(numbers('x', [Infinity]), numbers('y', [0]))),
    ],
    ['MissingColumn', () => assignClusters(clustersOf(threeGroups(), 2), matrixOf(numbers('x', [1])))],
  ])('fails as %s', (failure, work) => {
    expect(work).toThrow(expect.objectContaining({ failure }) as Error);
  });

  it('has the same clusters after they were stored', () => {
    const model = clustersOf(threeGroups(), 3);
    expect(readKMeans(JSON.parse(JSON.stringify(storeKMeans(model))))).toEqual(model);
    expect(() => readKMeans({ ...storeKMeans(model), sizes: [1.5] })).toThrow('damaged: sizes.0');
  });

  it('never leaves a point nearer to another centre than to its own', () => {
    const points = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), {
      minLength: 8,
      maxLength: 40,
    });
    const twoDifferent = points.filter((all) =>
      [0, 1].every((axis) => new Set(all.map((p) => p[axis])).size > 3),
    );
    fc.assert(
      fc.property(twoDifferent, (all) => {
        const matrix = matrixOf(
          numbers(
            'x',
            all.map(([x]) => x),
          ),
          numbers(
            'y',
            all.map(([, y]) => y),
          ),
        );
        const model = clustersOf(matrix, 3, { restarts: 2 });
        const { values } = pointsOf(model.features, matrix);
        let inertia = 0;
        for (const [row, own] of assignClusters(model, matrix).entries()) {
          const distances = model.centres.map(
            ([x, y]) => (values[2 * row]! - x!) ** 2 + (values[2 * row + 1]! - y!) ** 2,
          );
          expect(distances[own]).toBe(Math.min(...distances));
          inertia += distances[own]!;
        }
        expect(model.inertia).toBeCloseTo(inertia, 9);
        expect(model.sizes.reduce((a, b) => a + b, 0)).toBe(all.length);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the silhouette', () => {
  it('compares the own cluster with the nearest other', () => {
    // Points 0, 2 | 10: of the first a = 2, b = 10; of the second a = 2, b = 8; the third is alone.
    const points = { rows: 3, width: 1, values: Float64Array.of(0, 2, 10) };
    expect(silhouette(points, Int32Array.of(0, 0, 1), 2)).toBeCloseTo((8 / 10 + 6 / 8 + 0) / 3, 12);
    expect(silhouette(points, Int32Array.of(0, 0, 0), 2)).toBeNaN();
  });

  it('is 0 for points in one place', () => {
    const points = { rows: 4, width: 1, values: new Float64Array(4) };
    expect(silhouette(points, Int32Array.of(0, 0, 1, 1), 2)).toBe(0);
  });

  it('chooses as many clusters as there are groups', () => {
    const choice = { ...kMeansDefaults, ...clusterChoiceDefaults, to: 5, restarts: 3 };
    const { model, silhouettes } = chooseClusters(threeGroups(), choice, unwatched);
    expect(model.centres).toHaveLength(3);
    expect(silhouettes.map(({ clusters }) => clusters)).toEqual([2, 3, 4, 5]);
    expect(silhouettes[1]?.silhouette).toBeGreaterThan(0.9);
  });

  it('tries no more clusters than there are different rows', () => {
    const x = [0, 0, 0, 1, 1, 1, 9, 9, 9, 10, 10, 10];
    const choice = { ...kMeansDefaults, ...clusterChoiceDefaults, to: 10, restarts: 3 };
    const { model, silhouettes } = chooseClusters(matrixOf(numbers('x', x)), choice, unwatched);
    expect(silhouettes.map(({ clusters }) => clusters)).toEqual([2, 3, 4]);
    expect(model.centres).toHaveLength(4);
    const alike = matrixOf(numbers('x', [1, 1, 1]), numbers('y', [1, 2, 1]));
    expect(() => chooseClusters(alike, { ...choice, from: 3 }, unwatched)).toThrow(
      '3 clusters are asked for; 3 rows have only 2 different values',
    );
  });
});

describe('traits of clusters', () => {
  it('are means in their own unit, the most distinguishing first', () => {
    const matrix = matrixOf(numbers('x', [0, 0, 10, 10]), numbers('y', [1, 2, 2, Number.NaN]));
    const traits = clusterTraits(
      {
        features: clusterFeatures(matrix, unwatched),
        centres: [
          [-1, -0.3],
          [1, 0.3],
        ],
        sizes: [2, 2],
        inertia: 0,
      },
      matrix,
      Int32Array.of(0, 0, 1, 1),
    );
    expect(traits).toEqual([
      [
        { feature: 'x', mean: 0, deviations: -1 },
        { feature: 'y', mean: 1.5, deviations: -0.3 },
      ],
      [
        { feature: 'x', mean: 10, deviations: 1 },
        { feature: 'y', mean: 2, deviations: 0.3 },
      ],
    ]);
  });
});
