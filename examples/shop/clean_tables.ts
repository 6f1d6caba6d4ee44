import { join } from 'node:path';
import type { TableName } from '../../domain/tables/index.js';
import { quoteLiteral } from '../../engine/quote.js';
import type { Session } from '../../engine/session.js';
import { insertRows } from '../simulator/dirt/insert_rows.js';
import { shop } from './business.js';
import { displayName } from './display_names.js';

/** Number of a member as the shop's programs write it; no telephone number looks like it. */
const memberNumber = (column: string): string => `80200000000 + 37 * ${column} + (${column} * 7919) % 37`;

/** Tables that stand in the workbook, and of which rows are spoiled. */
export const spoiledTables = [
  'members',
  'exclusions',
  'orders',
  'refunds',
] as const satisfies readonly TableName[];

/** Tables that other programs export, without a fault: each is a file of its own. */
export const exportedTables = [
  'events',
  'campaigns',
  'contacts',
  'consents',
] as const satisfies readonly TableName[];

/** SQL of the shop's tables as they would be if nothing went wrong, each in the order in which it was written down. */
export type CleanSelects = Readonly<Record<(typeof spoiledTables | typeof exportedTables)[number], string>>;

/** Gives members a name, orders a number by day, and picks the accounts of staff, as tables of the session. */
async function prepare(session: Session, simulated: (table: TableName) => string): Promise<void> {
  await session.run('create temp table names (member_id varchar, name varchar)');
  const names = Array.from({ length: shop.members }, (_, i) => ({
    member_id: String(i + 1),
    name: displayName(shop.seed, i),
  }));
  await insertRows(session, 'names', ['member_id', 'name'], names);
  await session.run(`
    create temp table numbered as
    select
      order_id as simulated_id,
      strftime(ordered_at, 'SO%Y%m%d-') || lpad(cast(row_number() over day as varchar), 4, '0') as order_id
    from ${simulated('orders')}
    window day as (partition by cast(ordered_at as date) order by ordered_at, order_id)`);
  await session.run(`
    create temp table staff as
    select member_id, row_number() over (order by member_id) as place
    from ${simulated('orders')}
    group by member_id
    having count(*) >= 12
    order by member_id
    limit 6`);
}

/**
 * The shop's tables from what was simulated: with the shop's numbers, names and words. Staff buy too: they stand on a list
 * of their own and not among the members, and are given nothing back.
 *
 * @param folder where `simulateShop` wrote
 */
export async function cleanSelects(session: Session, folder: string): Promise<CleanSelects> {
  const simulated = (table: TableName): string =>
    `read_parquet(${quoteLiteral(join(folder, 'data', table, '0001.parquet'))})`;
  await prepare(session, simulated);
  const isStaff = '(select member_id from staff)';
  return {
    members: `
      select
        ${memberNumber('members.member_id')} as member_id, names.name, members.level,
        case members.kind when 'business' then '企业' else '个人' end as kind,
        members.registered_at, members.activated_at, members.region,
        case members.sex when 'f' then '女' else '男' end as sex,
        members.birth_date, members.unsubscribed_at,
        ${memberNumber('members.referrer_id')} as referrer_id,
        members.acquisition_channel, members.acquisition_cost
      from ${simulated('members')} as members
      inner join names on cast(names.member_id as integer) = members.member_id
      where members.member_id not in ${isStaff}
      order by members.registered_at, members.member_id`,
    exclusions: `
      select ${memberNumber('member_id')} as member_id, case when place <= 4 then '员工' else '测试' end as list
      from staff
      order by place`,
    consents: `
      select ${memberNumber('member_id')} as member_id, channel, granted, changed_at
      from ${simulated('consents')}
      order by changed_at, member_id, channel`,
    orders: `
      select
        numbered.order_id, ${memberNumber('orders.member_id')} as member_id, orders.ordered_at, orders.amount,
        case when orders.ordered_at >= date ${quoteLiteral(shop.asOf)} - 4 then '已发货' else '已完成' end as status,
        case orders.channel when 'web' then '网站' else 'APP' end as channel,
        orders.coupon_code, orders.coupon_amount, orders.cost,
        replace(orders.address, 'address', '地址') as address, replace(orders.device, 'device', '设备') as device
      from ${simulated('orders')} as orders
      inner join numbered on numbered.simulated_id = orders.order_id
      order by orders.ordered_at, numbered.order_id`,
    refunds: `
      select numbered.order_id, refunds.refunded_at, refunds.amount
      from ${simulated('refunds')} as refunds
      inner join numbered on numbered.simulated_id = refunds.order_id
      inner join ${simulated('orders')} as orders on orders.order_id = refunds.order_id
      where orders.member_id not in ${isStaff}
      order by refunds.refunded_at, numbered.order_id`,
    events: `
      select
        ${memberNumber('member_id')} as member_id, occurred_at, type, product_id,
        cast(value as integer) as value
      from ${simulated('events')}
      order by occurred_at, member_id, type, product_id`,
    campaigns: `
      select * replace (replace(name, 'Care call', '关怀电话') as name)
      from ${simulated('campaigns')}
      order by sent_at, campaign_id`,
    contacts: `
      select * replace (${memberNumber('member_id')} as member_id)
      from ${simulated('contacts')}
      order by sent_at, campaign_id, member_id`,
  };
}
