import { describe, expect, it } from 'vitest';
import { pointsOf, takePoints, type Points } from '../../../learners/clusters/features.js';
import { clusterPoints, kMeansDefaults, type KMeansOptions } from '../../../learners/clusters/k_means.js';
import { silhouette } from '../../../learners/clusters/silhouette.js';
import { momentsOf } from '../../../learners/moments.js';
import { unwatched } from '../../../learners/watch.js';
import { isFull } from '../../faults/size.js';
import { folderOf, labelledData, readLabelled, type LabelledData } from '../../support/labelled_data.js';
import { isPublished, publishedData } from '../../support/published_data.js';
import { computeAnew, sklearnPython } from '../../support/sklearn.js';
import recorded from './sklearn.json' with { type: 'json' };

const references = recorded as Readonly<Record<string, number>>;

/** Its numbers standardised, none by their logarithm. */
function standardised(name: LabelledData): Points {
  const { matrix } = readLabelled(name);
  const columns = matrix.columns.filter((column) => column.kind === 'number');
  const features = columns.map((column) => ({ name: column.name, log: false, ...momentsOf(column) }));
  return pointsOf(features, matrix);
}

describe.each(labelledData)('on the data set %s', (name) => {
  describe.skipIf(!isPublished(folderOf(name)))('beside scikit-learn with ten restarts', () => {
    const share = (clusters: number, options: Pick<KMeansOptions, 'method' | 'restarts'>) => {
      const settings = { ...kMeansDefaults, clusters, ...options };
      const { inertia } = clusterPoints(standardised(name), settings, unwatched);
      return inertia / references[`${name} ${clusters}`]!;
    };

    it.each([2, 5, 8])('%i clusters have at most 1.01 times its inertia', (clusters) => {
      expect(share(clusters, { method: 'full', restarts: 10 })).toBeLessThanOrEqual(1.01);
    });

    it('clusters by mini-batches have at most 1.03 times its inertia', () => {
      expect(share(5, { method: 'miniBatch', restarts: 2 })).toBeLessThanOrEqual(1.03);
    });

    it('the silhouette is its', () => {
      const some = takePoints(
        standardised(name),
        Uint32Array.from({ length: 600 }, (_, row) => row),
      );
      const above = (row: number, column: number) => Number(some.values[row * some.width + column]! > 0);
      const numbers = Int32Array.from({ length: 600 }, (_, row) => above(row, 0) + 2 * above(row, 1));
      const reference = references[`${name} silhouette`]!;
      expect(Math.abs(silhouette(some, numbers, 4) - reference)).toBeLessThan(1e-9);
    });
  });
});

if (isFull) {
  it.skipIf(!labelledData.every((name) => isPublished(folderOf(name))))(
    'scikit-learn computes today about what was recorded',
    async (context) => {
      const python = await sklearnPython();
      if (python === null) return context.skip('there is no scikit-learn');
      const today = (await computeAnew(python, 'kmeans_sklearn.py', publishedData)) as typeof references;
      expect(Object.keys(today)).toEqual(Object.keys(references));
      // Its sums depend on its threads.
      for (const [key, value] of Object.entries(references)) expect(today[key]! / value).toBeCloseTo(1, 6);
    },
    300_000,
  );
}
