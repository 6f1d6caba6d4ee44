import { DuckDBInstance } from '@duckdb/node-api';
import { quoteLiteral } from '../engine/quote.js';

export interface OrderNumbers {
  readonly orders: number;
  readonly members: number;
}

/** A number of [0, 1) for each row and purpose: the same on every machine and for any number of threads. */
const uniform = (purpose: string) =>
  `(cast(hash(i, ${quoteLiteral(purpose)}) >> 11 as double) / 9007199254740992e0)`;

/**
 * Writes generated orders as Parquet: order_id and member_id (varchar), ordered_at (timestamp, 2015 to 2017),
 * amount (decimal(18, 4), lognormal, whole hundredths). A few members order very often, most seldom, and some of
 * the members never. The same numbers give the same rows.
 */
export async function generateOrders(path: string, { orders, members }: OrderNumbers): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '1GB' });
  const connection = await instance.connect();
  try {
    await connection.run(`
      copy (
        select
          'O' || lpad(cast(i as varchar), 10, '0') as order_id,
          'M' || lpad(cast(cast(floor(${members} * power(${uniform('member')}, 1.8)) as bigint) as varchar), 8, '0')
            as member_id,
          timestamp '2015-01-01' + to_seconds(cast(floor(${uniform('second')} * 94694400) as bigint)) as ordered_at,
          cast(
            round(exp(4.5 + 1.1 * sqrt(-2 * ln(1 - ${uniform('radius')})) * cos(2 * pi() * ${uniform('angle')})), 2)
            + 0.01 as decimal(18, 4)
          ) as amount
        from range(${orders}) as numbers(i)
      ) to ${quoteLiteral(path)} (format parquet, compression zstd, row_group_size 122880)`);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
