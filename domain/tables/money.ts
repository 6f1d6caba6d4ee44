import { column, required, type TableContract } from './contract.js';

export const refunds: TableContract = {
  name: 'refunds',
  description: 'Money given back for orders.',
  columns: [
    column('order_id', 'id', 'Order that was refunded.', required),
    column('refunded_at', 'timestamp', 'When it was refunded.', required),
    column('amount', 'money', 'What was given back, above zero, in the currency of the order.', required),
  ],
  key: [],
  knownAt: 'refunded_at',
  money: 'amount',
  openColumns: false,
};

export const orderItems: TableContract = {
  name: 'order_items',
  description: 'What the orders contain.',
  columns: [
    column('order_id', 'id', 'Order it belongs to.', required),
    column('product_id', 'id', 'Product bought.', required),
    column('category', 'text', 'Category of the product.'),
    column('quantity', 'number', 'Pieces.'),
    column('amount', 'money', 'What the member pays for them.'),
  ],
  key: [],
  knownAt: null,
  money: 'amount',
  openColumns: false,
};

export const exchangeRates: TableContract = {
  name: 'exchange_rates',
  description: 'Value of one unit of a currency in the reporting currency, from a day on.',
  columns: [
    column('currency', 'text', 'ISO 4217 code.', required),
    column('valid_from', 'day', 'First day the rate applies.', required),
    column('rate', 'number', 'Units of the reporting currency for one unit.', required),
  ],
  key: ['currency', 'valid_from'],
  knownAt: null,
  money: null,
  openColumns: false,
};

export const costs: TableContract = {
  name: 'costs',
  description: 'What marketing cost.',
  columns: [
    column('spent_at', 'timestamp', 'When it was spent.', required),
    column('kind', 'text', 'media, coupon, points, win_back, acquisition, lead', required),
    column('amount', 'money', 'How much.', required),
    column('campaign_id', 'id', 'Campaign it belongs to.'),
  ],
  key: [],
  knownAt: 'spent_at',
  money: 'amount',
  openColumns: false,
};
