import { memberId, moment, money, orderId, type Layout } from './layout.js';

/** Orders of a process that knows of no more than when and how much. */
export const plainOrders: Layout = {
  name: 'orders',
  truth: false,
  columns: ['member', 'number', 'ordered', 'amount'],
  fractions: [],
  written: {
    order_id: orderId(),
    member_id: memberId(),
    ordered_at: moment('ordered'),
    amount: money('amount'),
  },
};
