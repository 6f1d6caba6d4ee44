import { describe, expect, it } from 'vitest';
import { tableContracts } from '../../../../domain/tables/index.js';
import type { Cells, Surroundings } from '../../../../examples/simulator/dirt/fault.js';
import {
  chosenRows,
  rowNumbers,
  spoilBlock,
  type PlacedRow,
} from '../../../../examples/simulator/dirt/spoil_block.js';

const surroundings: Surroundings = {
  name: 'orders',
  contract: tableContracts.orders,
  columns: ['order_id', 'member_id', 'ordered_at', 'amount'],
  asOf: '2026-01-01',
  minAmount: 0,
  currency: 'CNY',
};
const order = (n: number): Cells => ({
  order_id: `o${n}`,
  member_id: `m${n % 50}`,
  ordered_at: '2025-03-04 10:11:12',
  amount: `${n}.50`,
});
const block = { firstRow: 1, rows: 20_000 };
const candidates = (rows: readonly number[]) =>
  rows.map((cleanRow) => ({ cleanRow, cells: order(cleanRow) }));

describe('the rows that are spoiled', () => {
  const chosen = chosenRows('orders', block, 3, 0.05);

  it('are as many as asked for, within chance', () => {
    expect(Math.abs(chosen.length - 1_000)).toBeLessThan(4 * Math.sqrt(20_000 * 0.05 * 0.95));
  });

  it('are the same however the rows are cut into blocks', () => {
    const halves = [
      { firstRow: 1, rows: 7_000 },
      { firstRow: 7_001, rows: 13_000 },
    ].flatMap((half) => chosenRows('orders', half, 3, 0.05));
    expect(halves).toEqual(chosen);
  });

  it('differ between tables and seeds', () => {
    expect(chosenRows('refunds', block, 3, 0.05)).not.toEqual(chosen);
    expect(chosenRows('orders', block, 4, 0.05)).not.toEqual(chosen);
  });

  it('have one fault each: one cell differs, or none', () => {
    const { placed, late } = spoilBlock(candidates(chosen), block, surroundings, 3);
    expect(placed.length).toBeGreaterThan(chosen.length / 2);
    const numbers = new Map(chosen.map((row) => [order(row)['order_id'], row]));
    for (const { cells, mark, cleanRow } of [...placed, ...late]) {
      const clean = order(cleanRow ?? numbers.get(cells['order_id'] ?? '')!);
      const differing = surroundings.columns.filter((name) => cells[name] !== clean[name]);
      expect(differing).toEqual(mark.column === null ? [] : [mark.column]);
      if (mark.column !== null)
        expect([mark.original, mark.written]).toEqual([clean[mark.column], cells[mark.column]]);
    }
  });
});

describe('the numbers of rows in a dirty file', () => {
  const row = (place: number, turn: number): PlacedRow => ({
    place,
    turn,
    cleanRow: turn === 0 ? place : null,
    cells: {},
    mark: {
      fault: 'missing',
      expected: 'MISSING_DATE',
      readAs: null,
      column: null,
      original: null,
      written: null,
    },
  });

  it('close the gaps of rows that come late, and make room for further ones', () => {
    // Clean rows 11 to 20. Row 12 comes late; a further row stands behind 13; 15 is spoiled, with two rows behind it.
    const placed = [row(13, 1), row(15, 0), row(15, 2), row(15, 3), row(20, 0)];
    const late = [row(12, 0)];
    // 11 13 + 14 15* + + 16 17 18 19 20*
    expect(rowNumbers({ placed, late, links: [] }, { firstRow: 11, rows: 10 })).toEqual([3, 5, 6, 7, 12]);
  });

  it('put a further row behind where its late origin would have stood', () => {
    expect(
      rowNumbers({ placed: [row(12, 1)], late: [row(12, 0)], links: [] }, { firstRow: 11, rows: 10 }),
    ).toEqual([2]);
  });
});
