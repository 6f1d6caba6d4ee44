import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../learners/random.js';
import { areaAlone, isConstant, sharedByDays } from '../../../learners/selection/single_columns.js';
import { categories, numbers } from '../../support/learning_data.js';

const rows = 4_000;
const all = Uint32Array.from({ length: rows }, (_, row) => row);
const groups = Float64Array.from(all);
const { uniform } = randomStream(5);
const target = Float64Array.from({ length: rows }, () => Number(uniform() < 0.3));

describe('the area of a column alone', () => {
  it('is 1 for the label itself, in either direction', () => {
    const label = [...target];
    expect(areaAlone(numbers('label', label), target, all, groups)).toBe(1);
    expect(
      areaAlone(
        numbers(
          'label',
          label.map((one) => 1 - one),
        ),
        target,
        all,
        groups,
      ),
    ).toBe(1);
  });

  it('sees what lies in the middle, or in being missing', () => {
    const middle = numbers(
      'middle',
      Array.from(target, (label) => (label === 1 ? 0.4 + uniform() / 5 : uniform() < 0.5 ? 0 : 1)),
    );
    expect(areaAlone(middle, target, all, groups)).toBeGreaterThan(0.99);
    const gaps = numbers(
      'gaps',
      Array.from(target, (label) => (label === 1 ? NaN : uniform())),
    );
    expect(areaAlone(gaps, target, all, groups)).toBe(1);
  });

  it('of noise with a level for each row is no more than chance', () => {
    const names = categories(
      'name',
      Array.from(all, (row) => `name ${row}`),
    );
    expect(areaAlone(names, target, all, groups)).toBeLessThan(0.53);
    const noise = numbers(
      'noise',
      Array.from(all, () => uniform()),
    );
    expect(areaAlone(noise, target, all, groups)).toBeLessThan(0.56);
  });

  it('does not learn a member by heart: its rows stay together', () => {
    // Each member has ten rows with one label; its number alone would tell it.
    const members = Float64Array.from(all, (row) => Math.floor(row / 10));
    const labelOf = Array.from({ length: rows / 10 }, () => Number(uniform() < 0.3));
    const labels = members.map((member) => labelOf[member] ?? 0);
    const number = numbers('number', [...members]);
    expect(areaAlone(number, labels, all, members)).toBeLessThan(0.65);
  });
});

describe('a column that tells no rows apart', () => {
  it('is constant where all rows that are looked at have the same value, or none', () => {
    const column = numbers('some', [1, 1, 2, NaN, NaN]);
    expect(isConstant(column, Uint32Array.of(0, 1))).toBe(true);
    expect(isConstant(column, Uint32Array.of(3, 4))).toBe(true);
    expect(isConstant(column, Uint32Array.of(0, 1, 3))).toBe(false);
    expect(isConstant(numbers('zeros', [0, -0]), Uint32Array.of(0, 1))).toBe(true);
    expect(isConstant(categories('city', ['a', 'a', 'b']), Uint32Array.of(0, 1))).toBe(true);
  });

  it('is shared where it differs from day to day only', () => {
    const matrix = {
      rows: 4,
      columns: [
        numbers('season', [1, 2, 1, 2]),
        numbers('own', [1, 2, 3, 2]),
        categories('month', ['may', 'june', 'may', 'june']),
      ],
    };
    expect(sharedByDays(matrix, Float64Array.of(0, 1, 0, 1))).toEqual(['season', 'month']);
    expect(sharedByDays(matrix, Float64Array.of(0, 0, 0, 0))).toEqual([]);
  });
});
