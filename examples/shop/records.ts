import { withThousands } from '../impossible_cells.js';
import { chinese, iso, slashed, yearOf } from './calendar.js';
import type { Purchase } from './purchases.js';
import type { RandomStream } from './random.js';

export type Cell = string | number | Date | null;

/** A row of an order sheet, cell by cell as the shop's staff left it. */
export interface OrderRow {
  readonly orderId: Cell;
  readonly memberId: Cell;
  readonly orderedAt: Cell;
  readonly amount: Cell;
  readonly status: Cell;
  readonly channel: Cell;
}

export const orderHeadings: Readonly<Record<keyof OrderRow, string>> = {
  orderId: '订单号',
  memberId: '会员ID',
  orderedAt: '提交日期',
  amount: '订单金额',
  status: '订单状态',
  channel: '下单渠道',
};

/** What cleaning must make of a row: keep it, leave it out with its member, or quarantine it for a reason. */
export type Outcome =
  | 'KEPT'
  | 'EXCLUDED'
  | 'MISSING_MEMBER_ID'
  | 'MISSING_ORDER_ID'
  | 'MISSING_DATE'
  | 'MISSING_AMOUNT'
  | 'UNPARSEABLE_DATE'
  | 'UNPARSEABLE_NUMBER'
  | 'AMOUNT_TOO_LOW'
  | 'AFTER_AS_OF'
  | 'CANCELLED'
  | 'EXACT_DUPLICATE'
  | 'ORDER_ID_CONFLICT';

/** A row and what is expected of it. */
export interface Expected<Row> {
  readonly row: Row;
  readonly outcome: Outcome;
}

/** Each year's export had its own habits: text at first, then real dates, then both. */
function dateCell(purchase: Purchase, random: RandomStream): Cell {
  const { orderedAt } = purchase;
  const year = yearOf(orderedAt);
  const habit = random.uniform();
  if (year === 2015 && habit < 0.3) return habit < 0.2 ? slashed(orderedAt) : chinese(orderedAt);
  if (year === 2015 || (year === 2017 && habit < 0.2)) return iso(orderedAt);
  return new Date(orderedAt);
}

/** `1,299.00` */
export const grouped = (cents: number): string => withThousands((cents / 100).toFixed(2));

function amountCell(purchase: Purchase, random: RandomStream): Cell {
  const year = yearOf(purchase.orderedAt);
  const habit = random.uniform();
  if (year === 2015 && habit < 0.25) return `￥${grouped(purchase.cents)}`;
  if (year === 2016 && habit < 0.05) return grouped(purchase.cents);
  return purchase.cents / 100;
}

export function writeOrder(purchase: Purchase, random: RandomStream): OrderRow {
  return {
    orderId: purchase.orderId,
    memberId: purchase.memberId,
    orderedAt: dateCell(purchase, random),
    amount: amountCell(purchase, random),
    status: random.chance(0.9) ? '已完成' : '已发货',
    channel: purchase.channel,
  };
}
