import { describe, expect, it } from 'vitest';
import { changedKeys } from '../../../domain/comparison/keys.js';

/** `path: before → after`, as JSON. */
const told = (before: unknown, after: unknown): readonly string[] =>
  changedKeys(before, after).map(
    (key) => `${key.path.join('.')}: ${JSON.stringify(key.before)} → ${JSON.stringify(key.after)}`,
  );

describe('the keys in which two configurations differ', () => {
  const config = { currency: 'CNY', rfm: { bins: { method: 'median' }, periods: { every: 'year' } } };

  it.each<readonly [string, unknown, unknown, readonly string[]]>([
    ['nothing, whatever the order of the keys', config, { rfm: config.rfm, currency: 'CNY' }, []],
    [
      'a value deep below',
      config,
      { ...config, rfm: { ...config.rfm, bins: { method: 'mean' } } },
      ['rfm.bins.method: "median" → "mean"'],
    ],
    [
      'keys that only one has, as wholes',
      { gates: { rejected_share: 0.5 } },
      { mail: { from: 'a' } },
      ['gates: {"rejected_share":0.5} → undefined', 'mail: undefined → {"from":"a"}'],
    ],
    [
      'lists of plain values, as wholes',
      { edges: [1, 2, 3] },
      { edges: [1, 2, 4] },
      ['edges: [1,2,3] → [1,2,4]'],
    ],
    [
      'lists of objects, place by place',
      {
        names: [
          { code: '1*', name: 'a' },
          { code: '2*', name: 'b' },
        ],
      },
      {
        names: [
          { code: '1*', name: 'a' },
          { code: '2*', name: 'c' },
          { code: '3*', name: 'd' },
        ],
      },
      ['names.1.name: "b" → "c"', 'names.2: undefined → {"code":"3*","name":"d"}'],
    ],
    [
      'a value that became another kind',
      { database: false, edges: [{ a: 1 }] },
      { database: { path: 'x' }, edges: { a: 1 } },
      ['database: false → {"path":"x"}', 'edges: [{"a":1}] → {"a":1}'],
    ],
    ['null and absence', { a: null }, {}, ['a: null → undefined']],
  ])('%s', (_, before, after, expected) => {
    expect(told(before, after)).toEqual(expected);
  });
});
