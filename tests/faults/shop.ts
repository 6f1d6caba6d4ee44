import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { quoteLiteral } from '../../engine/quote.js';
import { size } from './size.js';

export const asOf = '2018-01-01';

/** Where the outputs of a run go, read by the worker from its environment: runs of one configuration stay apart. */
export const publishFolderVariable = 'SHOP_OUTPUTS';

/**
 * Generates the sources of a shop: orders (Parquet; one in fifty without a member, one in a hundred twice, some after
 * the as-of) and members (CSV). The same size gives the same rows.
 *
 * @returns path of its configuration
 */
export async function makeShop(folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '1GB' });
  const connection = await instance.connect();
  try {
    await connection.run(`
      copy (
        select
          'O' || i as order_no,
          case when i % 50 = 0 then null else 'M' || cast((i * 7919) % ${size.members} as varchar) end as card,
          timestamp '2015-01-01' + to_seconds((i * 104729) % 96000000) as time,
          cast(1 + (i * 31337) % 100000 / 100 as decimal(18, 4)) as amount
        from (
          select case when n % 100 = 99 then n - 1 else n end as i
          from range(${size.orders}) as numbers(n)
        ) as repeated
      ) to ${quoteLiteral(join(folder, 'orders.parquet'))} (format parquet)`);
    await connection.run(`
      copy (
        select 'M' || i as card, date '2014-01-01' + cast(i % 1000 as integer) as joined
        from range(${size.members}) as numbers(i)
      ) to ${quoteLiteral(join(folder, 'members.csv'))} (format csv, header)`);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
  const path = join(folder, 'memberflow.yaml');
  writeFileSync(path, JSON.stringify(configuration, null, 2));
  return path;
}

/** Years give several results, so that scoring and publishing last as long as the steps before them. */
const configuration = {
  version: 1,
  business: 'shop',
  time_zone: 'Asia/Shanghai',
  currency: 'CNY',
  sources: {
    orders: { kind: 'parquet', path: 'orders.parquet' },
    members: { kind: 'csv', path: 'members.csv' },
  },
  tables: {
    orders: {
      source: 'orders',
      columns: { order_id: 'order_no', member_id: 'card', ordered_at: 'time', amount: 'amount' },
    },
    members: { source: 'members', columns: { member_id: 'card', registered_at: 'joined' } },
  },
  rfm: { periods: { every: 'year' } },
  gates: { member_match_rate: 0.5 },
  publish: { folder: `\${env:${publishFolderVariable}}` },
};
