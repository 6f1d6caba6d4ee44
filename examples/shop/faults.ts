import { impossibleAmounts, impossibleDates } from '../impossible_cells.js';
import { addDays, iso } from './calendar.js';
import { asOf } from './purchases.js';
import type { OrderRow, Outcome } from './records.js';

/** A way in which a row goes wrong; `spoil` gives its wrong cells, from a running number and the year. */
export interface Fault {
  readonly outcome: Outcome;
  readonly rows: number;
  readonly spoil: (i: number, year: number) => Partial<OrderRow>;
}

const from = <T>(items: readonly T[], i: number): T => items[i % items.length] as T;

const lowAmounts = [0, 1, 0.5, -50, '￥0.00', -199.9, '-88.00', 0.01];
/** The first instant that is too late, and one keyed in with the wrong century. */
const lateDates = [asOf, addDays(asOf, 0.4), addDays(asOf, 1.5), addDays(asOf, 90), Date.UTC(2107, 5, 18)];

/** Every row gets one fault at most, so that the order in which rules are tried does not matter. */
export const faults: readonly Fault[] = [
  {
    outcome: 'MISSING_MEMBER_ID',
    rows: 64,
    spoil: (i) => ({ memberId: i % 4 === 3 ? 'NULL' : null }),
  },
  { outcome: 'MISSING_ORDER_ID', rows: 12, spoil: () => ({ orderId: null }) },
  { outcome: 'MISSING_DATE', rows: 14, spoil: (i) => ({ orderedAt: i % 4 === 3 ? '无' : null }) },
  { outcome: 'MISSING_AMOUNT', rows: 16, spoil: (i) => ({ amount: i % 4 === 3 ? 'NULL' : null }) },
  {
    outcome: 'UNPARSEABLE_DATE',
    rows: 12,
    spoil: (i, year) => ({ orderedAt: from(impossibleDates(year), i) }),
  },
  { outcome: 'UNPARSEABLE_NUMBER', rows: 14, spoil: (i) => ({ amount: from(impossibleAmounts, i) }) },
  { outcome: 'AMOUNT_TOO_LOW', rows: 24, spoil: (i) => ({ amount: from(lowAmounts, i) }) },
  { outcome: 'CANCELLED', rows: 140, spoil: () => ({ status: '已取消' }) },
];

/** Rows of one year only: orders of the future, and the last ones that still count. */
export const faultsOf2017: readonly Fault[] = [
  {
    outcome: 'AFTER_AS_OF',
    rows: 10,
    spoil: (i) => ({
      orderedAt: i < lateDates.length ? new Date(from(lateDates, i)) : iso(from(lateDates, i)),
    }),
  },
  { outcome: 'KEPT', rows: 1, spoil: () => ({ orderedAt: new Date(asOf - 1000) }) },
  { outcome: 'KEPT', rows: 1, spoil: () => ({ amount: 1.01 }) },
];

/** Ways in which a second row contradicts the first one of the same order id. */
export const contradictions: readonly ((row: OrderRow, other: OrderRow) => Partial<OrderRow>)[] = [
  (_, other) => ({ amount: other.amount }),
  (_, other) => ({ memberId: other.memberId }),
  (_, other) => ({ orderedAt: other.orderedAt }),
];

/** Exactly repeated rows: within each sheet, and carried over from the end of a year into the next sheet. */
export const repeats = { withinSheet: 8, acrossSheets: 4 } as const;
