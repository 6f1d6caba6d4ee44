import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moneyToText } from '../../../domain/quality/money.js';
import { reconcile, type TableTallies } from '../../../domain/quality/reconciliation.js';

const orders: TableTallies = {
  table: 'orders',
  source: { rows: 10, amount: '1000.10' },
  kept: { rows: 6, amount: '900.05' },
  quarantined: { rows: 3, amount: '60.05' },
  excluded: { rows: 1, amount: '40' },
  withoutAmount: 2,
  money: {
    steps: [
      { line: 'refunds', amount: '-50.0500' },
      { line: 'netted_cancellations', amount: '-100' },
    ],
    clean: '750.0000',
  },
};

const members: TableTallies = {
  table: 'members',
  source: { rows: 5, amount: null },
  kept: { rows: 4, amount: null },
  quarantined: { rows: 1, amount: null },
  excluded: { rows: 0, amount: null },
  withoutAmount: 0,
  money: null,
};

describe('reconciliation', () => {
  it('accounts for every row and every cent, with refunds and netting on lines of their own', () => {
    const { rows, closes } = reconcile([orders]);
    expect(closes).toBe(true);
    expect(rows).toEqual([
      { table: 'orders', line: 'source', rows: 10, amount: '1000.1000' },
      { table: 'orders', line: 'kept', rows: 6, amount: '900.0500' },
      { table: 'orders', line: 'quarantined', rows: 3, amount: '60.0500' },
      { table: 'orders', line: 'excluded', rows: 1, amount: '40.0000' },
      { table: 'orders', line: 'difference', rows: 0, amount: '0.0000' },
      { table: 'orders', line: 'without_amount', rows: 2, amount: null },
      { table: 'orders', line: 'refunds', rows: null, amount: '-50.0500' },
      { table: 'orders', line: 'netted_cancellations', rows: null, amount: '-100.0000' },
      { table: 'orders', line: 'clean', rows: null, amount: '750.0000' },
      { table: 'orders', line: 'clean_difference', rows: null, amount: '0.0000' },
    ]);
  });

  it('accounts for rows alone where a table has no money', () => {
    const { rows, closes } = reconcile([members]);
    expect(closes).toBe(true);
    expect(rows.map(({ line, rows: count, amount }) => [line, count, amount])).toEqual([
      ['source', 5, null],
      ['kept', 4, null],
      ['quarantined', 1, null],
      ['excluded', 0, null],
      ['difference', 0, null],
    ]);
  });

  it.each<[string, TableTallies]>([
    ['a row', { ...members, kept: { rows: 3, amount: null } }],
    ['a row too many', { ...members, kept: { rows: 5, amount: null } }],
    ['a ten-thousandth of the source', { ...orders, quarantined: { rows: 3, amount: '60.0501' } }],
    ['a cent of the clean table', { ...orders, money: { steps: orders.money!.steps, clean: '750.01' } }],
  ])('does not close when it lacks %s', (_, broken) => {
    expect(reconcile([broken]).closes).toBe(false);
    expect(reconcile([orders, broken, members]).closes).toBe(false);
  });

  it('says what is lacking, and whose', () => {
    const { rows } = reconcile([orders, { ...members, kept: { rows: 3, amount: null } }]);
    expect(rows.at(-1)).toEqual({ table: 'members', line: 'difference', rows: 1, amount: null });
  });

  it('is not misled by two differences that cancel each other', () => {
    const more = { ...members, kept: { rows: 5, amount: null } };
    const fewer = { ...members, kept: { rows: 3, amount: null } };
    expect(reconcile([more, fewer]).closes).toBe(false);
  });

  it('closes for any amounts that are parted, beyond what doubles can add', () => {
    const amounts = fc.array(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), { maxLength: 20 });
    fc.assert(
      fc.property(
        amounts,
        amounts,
        amounts,
        fc.constantFrom(0n, 1n, -1n),
        (kept, quarantined, excluded, error) => {
          const sum = (values: bigint[]) => values.reduce((total, value) => total + value, 0n);
          const tally = (values: bigint[]) => ({ rows: values.length, amount: moneyToText(sum(values)) });
          const all = [...kept, ...quarantined, ...excluded];
          const { closes } = reconcile([
            {
              table: 'orders',
              source: { rows: all.length, amount: moneyToText(sum(all) + error) },
              kept: tally(kept),
              quarantined: tally(quarantined),
              excluded: tally(excluded),
              withoutAmount: 0,
              money: null,
            },
          ]);
          expect(closes).toBe(error === 0n);
        },
      ),
    );
  });
});
