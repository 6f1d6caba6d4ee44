import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BinMethod,
  binCount,
  binCounts,
  binMethods,
  type RfmDimension,
} from '../../../domain/rfm/bins.js';
import { type DimensionEdges, edgesFrom, quantilesNeeded } from '../../../domain/rfm/edges.js';
import { digitOf, quantileType7 } from '../../support/rfm_definitions.js';

/** Edges of a sample, as a run gets them: exact quantiles and mean first. */
function edgesOf(method: BinMethod, dimension: RfmDimension, values: readonly number[]): DimensionEdges {
  const sorted = values.toSorted((a, b) => a - b);
  return edgesFrom(method, dimension, {
    quantiles: quantilesNeeded(method, dimension).map((quantile) => quantileType7(sorted, quantile)),
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
  });
}

const digits = (method: BinMethod, dimension: RfmDimension, values: readonly number[]) => {
  const edges = edgesOf(method, dimension, values);
  return values.map((value) => digitOf(value, edges, dimension));
};

const fives = { method: 'quantile', n: 5 } as const;

describe('quantile bins', () => {
  const tenths = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100];

  it('part ten members two by two, the largest amounts best and the smallest recency best', () => {
    expect(edgesOf(fives, 'monetary', tenths).interior).toEqual([28, 46, 64, 82]);
    expect(digits(fives, 'monetary', tenths)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    expect(digits(fives, 'recency', tenths)).toEqual([5, 5, 4, 4, 3, 3, 2, 2, 1, 1]);
  });

  it('leave a value that equals an edge below it', () => {
    // Six values: the edges are the second to the fifth of them.
    const values = [1, 2, 3, 4, 5, 6];
    expect(edgesOf(fives, 'frequency', values).interior).toEqual([2, 3, 4, 5]);
    expect(digits(fives, 'frequency', values)).toEqual([1, 1, 2, 3, 4, 5]);
    expect(digits(fives, 'recency', values)).toEqual([5, 5, 4, 3, 2, 1]);
  });

  it('collapse where many values are equal, and say how many', () => {
    // Nine members with one order, two with more: all edges are 1.
    const orders = [1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 7];
    const edges = edgesOf(fives, 'frequency', orders);
    expect(edges.interior).toEqual([1, 1, 1, 1]);
    expect(edges.collapsed).toBe(3);
    expect(digits(fives, 'frequency', orders)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 5, 5]);
    expect(digits(fives, 'recency', orders)).toEqual([5, 5, 5, 5, 5, 5, 5, 5, 5, 1, 1]);
  });

  it('give everybody the same digit when all values are equal, the lowest of money and the best of recency', () => {
    expect(digits(fives, 'monetary', [3950.02, 3950.02, 3950.02])).toEqual([1, 1, 1]);
    expect(digits(fives, 'recency', [40, 40])).toEqual([5, 5]);
  });

  it('have no edges where no member has a value', () => {
    expect(edgesFrom(fives, 'recency', { quantiles: null, mean: null })).toEqual({
      interior: [],
      lower: null,
      upper: null,
      clamp: false,
      bins: 5,
      collapsed: 0,
    });
    expect(edgesFrom({ method: 'mean' }, 'recency', { quantiles: null, mean: null }).interior).toEqual([]);
  });

  it('refuse quantiles other than those asked for', () => {
    expect(() => edgesFrom(fives, 'recency', { quantiles: [1, 2], mean: null })).toThrow(
      'Bins by quantile need 4 quantiles of recency, not 2',
    );
  });

  const methods = fc.oneof<fc.Arbitrary<BinMethod>[]>(
    fc.integer({ min: 2, max: 9 }).map((n) => ({ method: 'quantile', n })),
    fc.constantFrom({ method: 'mean' }, { method: 'median' }, { method: 'pareto' }),
    fc
      .uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 3, maxLength: 10 })
      .map((edges) => ({ method: 'edges', edges: edges.sort((a, b) => a - b), outside: 'clamp' })),
  );
  const dimensions = fc.constantFrom<RfmDimension[]>('recency', 'frequency', 'monetary');
  const samples = fc.array(fc.integer({ min: -60, max: 60 }), { minLength: 1, maxLength: 60 });

  it('of every method give digits from 1 to n that never fall as the value betters, equal for equal values', () => {
    fc.assert(
      fc.property(methods, dimensions, samples, (method, dimension, values) => {
        const better = dimension === 'recency' ? -1 : 1;
        const sorted = values.toSorted((a, b) => better * (a - b));
        const found = digits(method, dimension, sorted) as number[];
        for (const [i, digit] of found.entries()) {
          expect(Number.isInteger(digit) && digit >= 1 && digit <= binCount(method)).toBe(true);
          if (i === 0) continue;
          expect(digit).toBeGreaterThanOrEqual(found[i - 1]!);
          if (sorted[i] === sorted[i - 1]) expect(digit).toBe(found[i - 1]);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('hold distinct values evenly: their sizes differ by at most one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 9, max: 200 }), (n, count) => {
        const found = digits(
          { method: 'quantile', n },
          'monetary',
          Array.from({ length: count }, (_, i) => i),
        );
        const sizes = Array.from(
          { length: n },
          (_, bin) => found.filter((digit) => digit === bin + 1).length,
        );
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('have at least as many empty bins as edges collapsed', () => {
    fc.assert(
      fc.property(samples, dimensions, (values, dimension) => {
        const edges = edgesOf(fives, dimension, values);
        const used = new Set(values.map((value) => digitOf(value, edges, dimension)));
        expect(used.size).toBeLessThanOrEqual(5 - edges.collapsed);
      }),
    );
  });
});

describe('given edges (the reference case)', () => {
  const recency = { method: 'edges', edges: [-1, 79, 255, 365], outside: 'null' } as const;
  const frequency = { method: 'edges', edges: [0, 2, 5, 130], outside: 'null' } as const;
  const monetary = { method: 'edges', edges: [0, 69, 1199, 206252], outside: 'null' } as const;

  it('are closed on the right, the lowest edge excluded', () => {
    expect(digits(recency, 'recency', [0, 79, 80, 255, 256, 365])).toEqual([3, 3, 2, 2, 1, 1]);
    expect(digits(frequency, 'frequency', [1, 2, 3, 5, 6, 130])).toEqual([1, 1, 2, 2, 3, 3]);
    expect(digits(monetary, 'monetary', [1.5, 69, 69.01, 1199, 1199.01, 206252])).toEqual([1, 1, 2, 2, 3, 3]);
  });

  it('give no digit to a value outside', () => {
    expect(digits(recency, 'recency', [-1, 366])).toEqual([null, null]);
    expect(digits(frequency, 'frequency', [0, 131])).toEqual([null, null]);
    expect(digits(monetary, 'monetary', [0, 206252.01])).toEqual([null, null]);
  });

  it('or the nearest bin where that is configured', () => {
    expect(digits({ ...recency, outside: 'clamp' }, 'recency', [-1, -5, 366])).toEqual([3, 3, 1]);
    expect(digits({ ...monetary, outside: 'clamp' }, 'monetary', [0, -8, 999_999])).toEqual([1, 1, 3]);
  });

  it('are kept as they are', () => {
    expect(edgesFrom(recency, 'recency', { quantiles: [], mean: null })).toEqual({
      interior: [79, 255],
      lower: -1,
      upper: 365,
      clamp: false,
      bins: 3,
      collapsed: 0,
    });
    expect(quantilesNeeded(recency, 'recency')).toEqual([]);
  });
});

describe('two bins', () => {
  // Mean 30, median 20.
  const values = [10, 20, 20, 30, 70];

  it('by the mean: above it is high, for recency at or below it', () => {
    expect(digits({ method: 'mean' }, 'monetary', values)).toEqual([1, 1, 1, 1, 2]);
    expect(digits({ method: 'mean' }, 'recency', values)).toEqual([2, 2, 2, 2, 1]);
  });

  it('by the median', () => {
    expect(digits({ method: 'median' }, 'monetary', values)).toEqual([1, 1, 1, 2, 2]);
    expect(digits({ method: 'median' }, 'recency', values)).toEqual([2, 2, 2, 1, 1]);
  });

  it('by 80/20: the best fifth is high in every dimension', () => {
    const eleven = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    expect(quantilesNeeded({ method: 'pareto' }, 'recency')).toEqual([{ part: 1, of: 5 }]);
    expect(quantilesNeeded({ method: 'pareto' }, 'monetary')).toEqual([{ part: 4, of: 5 }]);
    expect(digits({ method: 'pareto' }, 'monetary', eleven)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2]);
    expect(digits({ method: 'pareto' }, 'recency', eleven)).toEqual([2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1]);
  });
});

describe('the bins of a configuration', () => {
  it('are one method for all dimensions or one for each', () => {
    const pareto = { method: 'pareto' } as const;
    expect(binMethods(pareto)).toEqual({ recency: pareto, frequency: pareto, monetary: pareto });
    const each = {
      recency: { method: 'edges', edges: [-1, 79, 255, 365], outside: 'null' },
      frequency: fives,
      monetary: pareto,
    } as const;
    expect(binMethods(each)).toBe(each);
    expect(binCounts(each)).toEqual({ recency: 3, frequency: 5, monetary: 2 });
  });
});
