import { addDays, parseDay } from '../../domain/time/days.js';

/** First day of the business. */
const opened = parseDay('2019-01-01');
const daysOpen = 720;
const members = 160;

/** Churn as these tests configure it: half a minute of learning would be too long for them. */
export const leavingChurn = {
  definition: { all: [{ rule: 'no_order', days: 30 }] },
  label_days: 30,
  least: { members: 50, churners: 10, others: 10 },
  training: { candidates: ['logistic_regression'] },
} as const;

/** The table of their orders, as a configuration maps it. */
export const leavingTable = (source: string) => ({
  source,
  columns: { order_id: 'order_id', member_id: 'member_id', ordered_at: 'ordered_at', amount: 'amount' },
});

/** A configuration of the business, with its orders in a CSV file. */
export const leavingConfiguration = (business: string, path: string) => ({
  version: 1,
  business,
  time_zone: 'Asia/Shanghai',
  currency: 'CNY',
  sources: { orders: { kind: 'csv', path } },
  tables: { orders: leavingTable('orders') },
  churn: leavingChurn,
});

/**
 * Orders of members who come every ten to thirty days, each with a rhythm of their own, until one day they come no more;
 * the same each time.
 * @param mark before every member's number
 * @returns CSV text with the headings order_id, member_id, ordered_at, amount
 */
export function leavingOrders(mark = ''): string {
  const draw = uniform();
  const rows: string[] = [];
  for (let member = 1; member <= members; member += 1) {
    const rhythm = 8 + draw() * 12;
    let day = draw() * 400;
    while (day < daysOpen) {
      const on = addDays(opened, Math.floor(day));
      rows.push(`${rows.length + 1},${mark}m${member},${on} 12:00:00,${(10 + draw() * 90).toFixed(2)}`);
      if (draw() < 0.05) break;
      day += rhythm * (0.5 + draw());
    }
  }
  return `order_id,member_id,ordered_at,amount\n${rows.join('\n')}\n`;
}

/** Numbers from 0 to 1 by Park and Miller's generator. */
function uniform(): () => number {
  let state = 20_190_101;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
