/** Settings that a test changes in the configuration of a small shop. */
export interface SmallShop {
  readonly source?: { readonly path?: string; readonly [key: string]: unknown };
  readonly columns?: Readonly<Record<string, unknown>>;
  readonly gates?: Readonly<Record<string, unknown>>;
}

/** Text of the configuration of a business with one source of orders: columns id, member, day, amount. */
export const smallShop = (business: string, { source, columns, gates }: SmallShop = {}): string =>
  JSON.stringify({
    version: 1,
    business,
    time_zone: 'Asia/Shanghai',
    currency: 'CNY',
    sources: { orders: { kind: 'csv', path: 'orders.csv', ...source } },
    tables: {
      orders: {
        source: 'orders',
        columns: { order_id: 'id', member_id: 'member', ordered_at: 'day', amount: 'amount', ...columns },
      },
    },
    ...(gates === undefined ? {} : { gates }),
  });
