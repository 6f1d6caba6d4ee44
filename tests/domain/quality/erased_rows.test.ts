import { describe, expect, it } from 'vitest';
import { withErased, withTakenOut } from '../../../domain/quality/erased_rows.js';
import { reconcile, type TableTallies } from '../../../domain/quality/reconciliation.js';

/** Ten rows: seven kept, two quarantined, one excluded. */
const orders: TableTallies = {
  table: 'orders',
  source: { rows: 10, amount: '100.0000' },
  kept: { rows: 7, amount: '70.0000' },
  quarantined: { rows: 2, amount: '25.0000' },
  excluded: { rows: 1, amount: '5.0000' },
  withoutAmount: 1,
  money: { steps: [{ line: 'tax', amount: '-7.0000' }], clean: '63.0000' },
};
const members: TableTallies = {
  table: 'members',
  source: { rows: 4, amount: null },
  kept: { rows: 4, amount: null },
  quarantined: { rows: 0, amount: null },
  excluded: { rows: 0, amount: null },
  withoutAmount: 0,
  money: null,
};

const linesOf = (rows: ReturnType<typeof reconcile>['rows'], table: string) =>
  rows.filter((row) => row.table === table).map(({ line, rows: count, amount }) => [line, count, amount]);

describe('rows of erased members that were not staged', () => {
  it('are read and excluded, so that the account still closes', () => {
    const { rows, closes } = reconcile([
      withErased(orders, { rows: 3, amount: '12.3400', withoutAmount: 1 }),
      withErased(members, { rows: 1, amount: null, withoutAmount: 0 }),
    ]);
    expect(closes).toBe(true);
    expect(linesOf(rows, 'orders').slice(0, 6)).toEqual([
      ['source', 13, '112.3400'],
      ['kept', 7, '70.0000'],
      ['quarantined', 2, '25.0000'],
      ['excluded', 4, '17.3400'],
      ['difference', 0, '0.0000'],
      ['without_amount', 2, null],
    ]);
    expect(linesOf(rows, 'members')).toContainEqual(['excluded', 1, null]);
  });
});

describe('rows that were taken out of a published run', () => {
  const { rows: before } = reconcile([orders, members]);
  const taken = [
    { table: 'orders', rows: 2, amount: '13.5000' },
    { table: 'members', rows: 1, amount: null },
  ];

  it('stand in a line of their own before the clean money, which they lessen', () => {
    const after = withTakenOut(before, taken);
    expect(linesOf(after, 'orders')).toEqual([
      ...linesOf(before, 'orders').slice(0, 7),
      ['erased', 2, '-13.5000'],
      ['clean', null, '49.5000'],
      ['clean_difference', null, '0.0000'],
    ]);
    expect(linesOf(after, 'members')).toEqual([...linesOf(before, 'members'), ['erased', 1, null]]);
  });

  it('add up over several erasures', () => {
    const after = withTakenOut(withTakenOut(before, taken), [{ table: 'orders', rows: 1, amount: '0.5000' }]);
    expect(linesOf(after, 'orders')).toContainEqual(['erased', 3, '-14.0000']);
    expect(linesOf(after, 'orders')).toContainEqual(['clean', null, '49.0000']);
    expect(linesOf(after, 'orders').filter(([line]) => line === 'erased')).toHaveLength(1);
  });
});
