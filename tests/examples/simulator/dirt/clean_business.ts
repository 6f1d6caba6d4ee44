import { join } from 'node:path';
import type { CleanFiles } from '../../../../examples/simulator/dirt/write_dirt.js';
import { copyToParquet } from '../../../../engine/parquet.js';
import type { Session } from '../../../../engine/session.js';

/** First day that is not known. */
export const asOf = '2026-01-01';
export const timeZone = 'Asia/Shanghai';

const moment = (stride: number) =>
  `timestamp '2024-01-01 08:00:00' + to_seconds(n * ${stride} + (n * 7919) % 3600)`;

/** Made-up rows of every table, of whatever type a column may have; only what dirt cares about is plausible. */
const selects = (orders: number) => ({
  members: `select 1000000 + n as member_id, ${moment(40000)} as registered_at,
      case when n % 3 = 0 then '金卡' else '普通' end as level, date '1980-02-03' + cast(n as integer) as birth_date,
      n % 4 > 0 as marketable, cast(3 + n % 7 as decimal(18, 4)) as acquisition_cost, '网站' as acquisition_channel
    from range(1200) as made(n)`,
  member_history: `select 1000000 + n as member_id, 'level' as attribute, case when n % 2 = 0 then '金卡' else '银卡' end as value,
      ${moment(50000)} as changed_at from range(900) as made(n)`,
  member_links: `select 3000000 + n as member_id, 1000000 + n as canonical_id, ${moment(60000)} as linked_at
    from range(600) as made(n)`,
  exclusions: `select 1001190 + n as member_id, '员工' as list, ${moment(1)} as listed_at from range(10) as made(n)`,
  consents: `select 1000000 + n as member_id, 'email' as channel, n % 2 = 0 as granted, ${moment(45000)} as changed_at
    from range(1000) as made(n)`,
  exchange_rates: `select currency, date '2023-01-01' as valid_from, rate
    from (values ('USD', cast(7.2 as double)), ('JPY', 0.05)) as made(currency, rate)`,
  orders: `select 'SO' || cast(100000 + n as varchar) as order_id, 1000000 + (n * 31) % 1190 as member_id,
      timezone('Asia/Shanghai', ${moment(10000)}) as ordered_at, cast(5 + (n * 37) % 4000 / 10.0 as decimal(18, 4)) as amount,
      case when n % 9 = 0 then 'shipped' else 'paid' end as status, case when n % 20 = 0 then 'USD' end as currency,
      case when n % 2 = 0 then '门店' else 'APP' end as channel from range(${orders}) as made(n)`,
  refunds: `select 'SO' || cast(100000 + n * 7 as varchar) as order_id, ${moment(90000)} as refunded_at,
      cast(3 + n % 2 as decimal(18, 4)) as amount from range(500) as made(n)`,
  order_items: `select 'SO' || cast(100000 + n as varchar) as order_id, n as product_id, '日用' as category,
      1 + n % 3 as quantity, cast(5 + n % 90 as decimal(18, 4)) as amount from range(1500) as made(n)`,
  events: `select 1000000 + n % 1190 as member_id, ${moment(20000)} as occurred_at, 'visit' as type,
      cast(null as varchar) as product_id, cast(n % 50 as double) / 2 as value from range(1500) as made(n)`,
  leads: `select n as lead_id, ${moment(30000)} as occurred_at, '展会' as channel from range(700) as made(n)`,
  campaigns: `select n as campaign_id, '春季' || cast(n as varchar) as name, ${moment(200000)} as sent_at,
      cast(14 as integer) as response_window_days, cast(0.3 as decimal(18, 4)) as unit_cost, '短' as wording
    from range(250) as made(n)`,
  contacts: `select n % 250 as campaign_id, 1000000 + n as member_id, ${moment(50000)} as sent_at,
      case when n % 5 = 0 then 'control' else 'treated' end as arm from range(1100) as made(n)`,
  costs: `select ${moment(80000)} as spent_at, 'media' as kind, cast(100 + n as decimal(18, 4)) as amount
    from range(400) as made(n)`,
});

export interface CleanBusiness {
  readonly files: CleanFiles;
  /** Columns of each table. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
}

/** Writes the tables into a folder, the orders in two files. */
export async function writeCleanBusiness(
  session: Session,
  folder: string,
  orders = 4000,
): Promise<CleanBusiness> {
  const files: Record<string, [string, ...string[]]> = {};
  const columns: Record<string, readonly string[]> = {};
  for (const [name, select] of Object.entries(selects(orders))) {
    const parts = name === 'orders' ? [`${select} where n < 1500`, `${select} where n >= 1500`] : [select];
    const paths = parts.map((_, i) => join(folder, `${name}-${i}.parquet`));
    for (const [i, part] of parts.entries()) await copyToParquet(session, part, paths[i] ?? '');
    files[name] = [paths[0] ?? '', ...paths.slice(1)];
    columns[name] = (await session.describe(select)).map((column) => column.name);
  }
  return { files, columns };
}
