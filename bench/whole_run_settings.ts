/** The run that is measured: orders from Parquet, quintiles, tables in a DuckDB file, no workbook. */
export const wholeRunAsOf = '2018-01-01';

export const wholeRunConfiguration = (orders: string) => ({
  version: 1,
  business: 'bench',
  time_zone: 'Asia/Shanghai',
  currency: 'CNY',
  sources: { orders: { kind: 'parquet', path: orders } },
  tables: {
    orders: {
      source: 'orders',
      columns: { order_id: 'order_id', member_id: 'member_id', ordered_at: 'ordered_at', amount: 'amount' },
    },
  },
  rfm: { bins: { method: 'quantile', n: 5 } },
  publish: { workbook: false },
});
