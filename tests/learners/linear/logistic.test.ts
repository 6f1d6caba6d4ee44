import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Labelled } from '../../../learners/learner.js';
import { linearContributions } from '../../../learners/linear/contributions.js';
import { logisticRegression } from '../../../learners/linear/learners.js';
import { predictLogistic, trainLogistic } from '../../../learners/linear/logistic.js';
import type { Column, Matrix } from '../../../learners/matrix.js';
import { randomStream } from '../../../learners/random.js';
import { unwatched } from '../../../learners/watch.js';
import { categories, numbers } from '../../support/learning_data.js';

const matrixOf = (...columns: Column[]): Matrix => {
  const [first] = columns;
  return { rows: first?.kind === 'number' ? first.values.length : (first?.codes.length ?? 0), columns };
};
const train = (target: readonly number[], columns: Column[], l2 = 1, weights?: readonly number[]) =>
  trainLogistic(
    {
      matrix: matrixOf(...columns),
      target: Float64Array.from(target),
      ...(weights ? { weights: Float64Array.from(weights) } : {}),
    },
    { l2 },
    unwatched,
  );
const repeated = <T>(value: T, times: number): T[] => new Array<T>(times).fill(value);

/** Of ten rows with level a three have label 1, of ten with b six. */
const levels = [...repeated('a', 10), ...repeated('b', 10)];
const labels = [...repeated(1, 3), ...repeated(0, 7), ...repeated(1, 6), ...repeated(0, 4)];

describe('logistic regression', () => {
  it('gives the share of each category where nearly nothing is penalised', () => {
    const model = train(labels, [categories('level', levels)], 1e-9);
    const found = predictLogistic(model, matrixOf(categories('level', ['b', 'a'])), unwatched);
    expect(found[0]).toBeCloseTo(0.6, 7);
    expect(found[1]).toBeCloseTo(0.3, 7);
  });

  it('has the slope at which the derivative of the penalised loss is zero', () => {
    // One row each at −1 and 1: β = 2 / (1 + e^β).
    const { coefficients } = train([0, 1], [numbers('x', [-1, 1])]);
    const [intercept, slope] = [...coefficients];
    expect(intercept).toBeCloseTo(0, 9);
    expect(slope! - 2 / (1 + Math.exp(slope!))).toBeCloseTo(0, 9);
  });

  it('gives missing values a coefficient of their own, and those that training never missed the mean', () => {
    const x = [1, 2, 3, Number.NaN, Number.NaN, Number.NaN, 4];
    const model = train([0, 0, 1, 1, 1, 1, 0], [numbers('x', x), numbers('y', [1, 0, 1, 0, 1, 0, 2])], 0.1);
    const asked = matrixOf(numbers('x', [Number.NaN, 2.5]), numbers('y', [1, Number.NaN]));
    const [gap, mean] = predictLogistic(model, asked, unwatched);
    expect(gap).toBeGreaterThan(0.8);
    const atMean = matrixOf(numbers('x', [2.5]), numbers('y', [5 / 7]));
    expect(mean).toBeCloseTo(predictLogistic(model, atMean, unwatched)[0]!, 12);
  });

  it('draws its line no further than the values that it learned from', () => {
    const model = train([0, 0, 1, 0, 1, 1], [numbers('x', [1, 2, 3, 4, 5, 6])], 0.1);
    const asked = matrixOf(numbers('x', [6, 7, 1e9, 1, -1e9]));
    const [greatest, next, far, least, below] = predictLogistic(model, asked, unwatched);
    expect([next, far, below]).toEqual([greatest, greatest, least]);
    expect(greatest).toBeGreaterThan(least!);
    const { values } = linearContributions(model, asked, Uint32Array.of(0, 2));
    expect(values[1]).toBe(values[0]);
  });

  it('predicts with a model of before, which has no such bounds, as it did', () => {
    const model = train([0, 0, 1, 0, 1, 1], [numbers('x', [1, 2, 3, 4, 5, 6])], 0.1);
    const stored = JSON.parse(JSON.stringify(logisticRegression.toJSON(model))) as {
      design: { numbers: { range?: unknown }[] };
    };
    delete stored.design.numbers[0]!.range;
    const asked = matrixOf(numbers('x', [6, 7]));
    const before = logisticRegression.fromJSON({ ...stored, version: 1 });
    const [greatest, next] = predictLogistic(before, asked, unwatched);
    expect(greatest).toBe(predictLogistic(model, asked, unwatched)[0]);
    expect(next).toBeGreaterThan(greatest!);
  });

  it('takes a category never seen for a missing one, or for none where none was missing', () => {
    const withGaps = train([1, 1, 1, 0, 0, 1], [categories('c', ['', '', '', 'a', 'b', 'b'])]);
    const asked = matrixOf(categories('c', ['new', '']));
    const [unseen, missing] = predictLogistic(withGaps, asked, unwatched);
    expect(unseen).toBe(missing);
    expect(missing).toBeGreaterThan(0.7);
    const without = train(labels, [categories('level', levels)]);
    const [odds] = predictLogistic(without, matrixOf(categories('level', ['new'])), unwatched);
    // The coefficients of all levels sum to zero, so that the intercept is between them.
    expect(odds).toBeGreaterThan(0.3);
    expect(odds).toBeLessThan(0.6);
  });

  it('leaves out columns that tell no rows apart, and says so', () => {
    const { design } = train(labels, [
      numbers('always 7', repeated(7, 20)),
      numbers('never', repeated(Number.NaN, 20)),
      numbers(
        'rounding',
        levels.map((_, row) => (row % 2 === 0 ? 0.3 : 0.1 + 0.2)),
      ),
      numbers(
        'too small',
        levels.map((_, row) => (row % 2) * 5e-324),
      ),
      categories('one', repeated('x', 20)),
      categories('none', repeated('', 20)),
      categories('level', levels),
    ]);
    expect(design.leftOut).toEqual([
      { name: 'always 7', reason: 'constant' },
      { name: 'never', reason: 'missing everywhere' },
      { name: 'rounding', reason: 'constant' },
      { name: 'too small', reason: 'constant' },
      { name: 'one', reason: 'constant' },
      { name: 'none', reason: 'missing everywhere' },
    ]);
  });

  it('pools the rare ones of a hundred thousand categories', () => {
    const rows = 100_400;
    const cells = Array.from({ length: rows }, (_, row) => (row < 400 ? 'common' : `rare ${row}`));
    const target = cells.map((_, row) => (row < 300 || row % 10 === 0 ? 1 : 0));
    const codes = Int32Array.from(cells, (_, row) => Math.max(0, row - 399));
    const column = { kind: 'category', name: 'c', codes, levels: ['common', ...cells.slice(400)] } as const;
    const model = train(target, [column]);
    expect(model.design.factors).toMatchObject([{ pooled: true, missing: false }]);
    expect(model.design.factors[0]?.levels).toHaveLength(200);
    const [common, rare] = predictLogistic(model, matrixOf(categories('c', ['common', 'new'])), unwatched);
    expect(common).toBeCloseTo(310 / 400, 1);
    expect(rare).toBeCloseTo(0.1, 2);
  });

  it('shares the levels that have coefficients among many categories', () => {
    const target = Array.from({ length: 240 }, (_, row) => row % 2);
    const columns = Array.from({ length: 10 }, (_, column) =>
      categories(
        `c${column}`,
        target.map((_, row) => `level ${Math.floor(row / 2)}`),
      ),
    );
    const { factors } = train(target, columns).design;
    expect(factors.map(({ levels: own, pooled }) => [own.length, pooled])).toEqual(repeated([100, true], 10));
  });

  it('settles at the minimum for all rows, where the first steps are of a sample', () => {
    const random = randomStream(3);
    // Uniform in ±√3: mean 0 and deviation 1, nearly.
    const x = Array.from({ length: 160_000 }, () => Math.sqrt(12) * (random.uniform() - 0.5));
    const target = x.map((value) => (random.uniform() < 0.4 + 0.2 * value ? 1 : 0));
    const model = train(target, [numbers('x', x)]);
    const found = predictLogistic(model, matrixOf(numbers('x', x)), unwatched);
    // The intercept is not penalised: at the minimum as many are expected as there are.
    const surplus = found.reduce((sum, probability, row) => sum + probability - target[row]!, 0);
    expect(Math.abs(surplus)).toBeLessThan(1e-3);
    const slope = found.reduce((sum, probability, row) => {
      const { mean, deviation } = model.design.numbers[0]!;
      return sum + ((probability - target[row]!) * (x[row]! - mean)) / deviation;
    }, model.coefficients[1]!);
    expect(Math.abs(slope)).toBeLessThan(1e-3);
  });
});

describe('bad input', () => {
  const column = numbers('x', [1, 2, 3]);
  const failure = (work: () => unknown): unknown => {
    try {
      return work();
    } catch (error) {
      return (error as { failure?: string }).failure;
    }
  };

  it.each([
    ['TooFewRows', () => train([], [numbers('x', [])])],
    ['OneClass', () => train([1, 1, 1], [column])],
    ['InvalidLabel', () => train([0, 1, 2], [column])],
    ['InvalidWeight', () => train([0, 1, 1], [column], 1, [1, 0, 1])],
    ['InvalidWeight', () => train([0, 1, 1], [column], 1, [1, Infinity, 1])],
    ['InvalidValue', () => train([0, 1, 1], [numbers('x', [1, Infinity, 2])])],
    ['InvalidValue', () => train([0, 1, 1], [numbers('x', [1, 1e300, 2])])],
    ['NoFeatures', () => train([0, 1, 1], [numbers('x', [1, 1, 1])])],
    ['NoFeatures', () => train([0, 1, 1], [categories('c', ['', '', ''])])],
    ['InvalidOption', () => train([0, 1, 1], [column], 0)],
    [
      'MissingColumn',
      () => predictLogistic(train([0, 1, 1], [column]), matrixOf(numbers('y', [1])), unwatched),
    ],
    [
      'InvalidColumn',
      () => predictLogistic(train([0, 1, 1], [column]), matrixOf(categories('x', ['a'])), unwatched),
    ],
    [
      'InvalidValue',
      () => predictLogistic(train([0, 1, 1], [column]), matrixOf(numbers('x', [-Infinity])), unwatched),
    ],
  ])('fails as %s', (name, work) => {
    expect(failure(work)).toBe(name);
  });
});

describe('as a learner', () => {
  const data: Labelled = {
    matrix: matrixOf(
      categories('level', levels),
      numbers(
        'x',
        levels.map((_, row) => (row * 7) % 5),
      ),
    ),
    target: Float64Array.from(labels),
  };

  it('predicts the same after it was stored', async () => {
    const model = await logisticRegression.train(data, {});
    const stored: unknown = JSON.parse(JSON.stringify(logisticRegression.toJSON(model)));
    expect(stored).toMatchObject({ format: 'logistic regression', version: 2 });
    const again = logisticRegression.fromJSON(stored);
    expect(await logisticRegression.predict(again, data.matrix)).toEqual(
      await logisticRegression.predict(model, data.matrix),
    );
  });

  it.each([
    ['of another kind', { format: 'k-means', version: 1 }],
    ['of a newer version', { format: 'logistic regression', version: 3 }],
    ['without coefficients', { format: 'logistic regression', version: 1, coefficients: [] }],
    ['that is none', null],
  ])('refuses a stored model %s', (_, stored) => {
    expect(() => logisticRegression.fromJSON(stored)).toThrow(
      expect.objectContaining({ failure: 'UnreadableModel' }) as Error,
    );
  });

  it('refuses a stored model that lost a coefficient', async () => {
    const stored = logisticRegression.toJSON(await logisticRegression.train(data, {}));
    const { coefficients } = stored as unknown as { coefficients: number[] };
    expect(() => logisticRegression.fromJSON({ ...stored, coefficients: coefficients.slice(1) })).toThrow(
      'has 3 coefficients; its columns have 4',
    );
  });

  it('ends when it is cancelled, by the signal or by whoever is told the progress', async () => {
    const cancelled = logisticRegression.train(data, {}, { signal: AbortSignal.abort() });
    await expect(cancelled).rejects.toMatchObject({ failure: 'Cancelled' });
    const stop = new Error('stop');
    const stopped = logisticRegression.train(
      data,
      {},
      {
        onProgress: () => {
          throw stop;
        },
      },
    );
    await expect(stopped).rejects.toBe(stop);
  });
});

const anyRows = fc
  .array(
    fc.record({
      x: fc.oneof(
        fc.integer({ min: -40, max: 40 }).map((eighths) => eighths / 8),
        fc.constant(Number.NaN),
      ),
      c: fc.constantFrom('a', 'b', 'c', ''),
      label: fc.integer({ min: 0, max: 1 }),
      weight: fc.integer({ min: 1, max: 3 }),
    }),
    { minLength: 4, maxLength: 30 },
  )
  .filter((rows) => new Set(rows.map(({ label }) => label)).size === 2)
  .filter((rows) => new Set(rows.map(({ c }) => c)).size > 1);
type AnyRow = typeof anyRows extends fc.Arbitrary<(infer R)[]> ? R : never;

const columnsOf = (rows: readonly AnyRow[]) => [
  numbers(
    'x',
    rows.map(({ x }) => x),
  ),
  categories(
    'c',
    rows.map(({ c }) => c),
  ),
];
const predictions = (
  rows: readonly AnyRow[],
  weighted: boolean,
  asked: readonly AnyRow[],
  turned = false,
) => {
  const columns = turned ? columnsOf(rows).toReversed() : columnsOf(rows);
  const weights = weighted ? rows.map(({ weight }) => weight) : undefined;
  const model = train(
    rows.map(({ label }) => label),
    columns,
    1,
    weights,
  );
  return [...predictLogistic(model, matrixOf(...columnsOf(asked)), unwatched)];
};
const expectClose = (found: readonly number[], expected: readonly number[]) => {
  for (const [row, value] of found.entries()) expect(Math.abs(value - expected[row]!)).toBeLessThan(1e-6);
};

describe('any rows', () => {
  it('count as often as their weight says', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const copied = rows.flatMap((row) => repeated(row, row.weight));
        expectClose(predictions(rows, true, rows), predictions(copied, false, rows));
      }),
      { numRuns: 60 },
    );
  });

  it('give the same for any order of columns and rows', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const expected = predictions(rows, true, rows);
        expectClose(predictions(rows, true, rows, true), expected);
        expectClose(predictions(rows.toReversed(), true, rows), expected);
      }),
      { numRuns: 60 },
    );
  });

  it('give the same in any unit', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const scaled = rows.map((row) => ({ ...row, x: 1000 * row.x + 7 }));
        expectClose(predictions(scaled, false, scaled), predictions(rows, false, rows));
      }),
      { numRuns: 60 },
    );
  });
});
