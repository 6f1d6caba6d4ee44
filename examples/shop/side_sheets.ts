import type { MergedAccount } from './accounts.js';
import { addDays, day, iso } from './calendar.js';
import type { Member } from './members.js';
import { asOf, type Purchase } from './purchases.js';
import type { RandomStream } from './random.js';
import { grouped, type Cell, type Expected, type Outcome } from './records.js';

/** A sheet beside the orders: its headings, and its rows from row 2 on. */
export interface SideSheet {
  readonly table: string;
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: readonly Expected<readonly Cell[]>[];
}

const kept = (row: readonly Cell[]): Expected<readonly Cell[]> => ({ row, outcome: 'KEPT' });
const spoiled = (outcome: Outcome, row: readonly Cell[]): Expected<readonly Cell[]> => ({ row, outcome });

const levels = ['钻石会员', '金卡会员', '银卡会员', '普通会员'] as const;
const levelShares = [0.03, 0.12, 0.35, 1];

/** Levels follow what members spent, with some luck: the better the customer, the higher. */
function levelsOf(
  members: readonly Member[],
  purchases: readonly Purchase[],
  random: RandomStream,
): ReadonlyMap<number, string> {
  const spent = new Map<number, number>();
  for (const { memberId, cents } of purchases) spent.set(memberId, (spent.get(memberId) ?? 0) + cents);
  const merit = members.map(({ id }) => ({
    id,
    merit: Math.log(1 + (spent.get(id) ?? 0)) + 0.9 * random.normal(),
  }));
  merit.sort((a, b) => b.merit - a.merit || a.id - b.id);
  return new Map(
    merit.map(({ id }, i) => [
      id,
      levels[levelShares.findIndex((share) => i / merit.length < share)] ?? levels[3],
    ]),
  );
}

export function memberSheet(
  members: readonly Member[],
  purchases: readonly Purchase[],
  random: RandomStream,
): SideSheet {
  const listed = members.filter(({ kind }) => kind === 'customer');
  const level = levelsOf(listed, purchases, random);
  const rows = listed.map(({ id, name, registeredAt, region, channel }) =>
    kept([id, name, level.get(id) ?? null, new Date(day(iso(registeredAt).slice(0, 10))), region, channel]),
  );
  const repeated = rows[700];
  return {
    table: 'members',
    name: '会员等级',
    headings: ['会员ID', '姓名', '会员等级', '注册日期', '地区', '注册渠道'],
    rows: [
      ...rows,
      spoiled('AFTER_AS_OF', [15278099001, '未来一', '普通会员', new Date(asOf), '华东', '官网']),
      spoiled('AFTER_AS_OF', [15278099002, '未来二', '普通会员', new Date(addDays(asOf, 2)), '华南', '微信']),
      spoiled('MISSING_MEMBER_ID', [null, '无号', '普通会员', new Date(day('2016-03-01')), '华北', '门店']),
      ...(repeated ? [spoiled('EXACT_DUPLICATE', repeated.row)] : []),
    ],
  };
}

/** One order in forty is refunded, a third of them in full, some only in the year after. */
export function refundSheet(purchases: readonly Purchase[], random: RandomStream): SideSheet {
  const refunds = purchases
    .filter(() => random.chance(1 / 40))
    .map(({ orderId, orderedAt, cents }) => ({
      orderId,
      refundedAt: addDays(orderedAt, 1 + 12 * random.uniform()),
      cents: random.chance(1 / 3) ? cents : Math.max(1, Math.round(cents * (0.1 + 0.5 * random.uniform()))),
    }))
    .sort((a, b) => a.refundedAt - b.refundedAt || (a.orderId < b.orderId ? -1 : 1));
  const rows = refunds.map(({ orderId, refundedAt, cents }, i) => {
    const cells = [orderId, new Date(refundedAt), i % 9 === 0 ? `￥${grouped(cents)}` : cents / 100];
    return refundedAt < asOf ? kept(cells) : spoiled('AFTER_AS_OF', cells);
  });
  const repeated = rows[20];
  return {
    table: 'refunds',
    name: '退款',
    headings: ['订单号', '退款日期', '退款金额'],
    rows: [
      ...rows,
      spoiled('AFTER_AS_OF', [purchases.at(-3)?.orderId ?? null, new Date(addDays(asOf, 3.5)), 20]),
      spoiled('MISSING_ORDER_ID', [null, new Date(day('2016-07-02')), 35]),
      spoiled('UNPARSEABLE_NUMBER', [purchases.at(-5)?.orderId ?? null, new Date(day('2017-12-30')), '全额']),
      ...(repeated ? [spoiled('EXACT_DUPLICATE', repeated.row)] : []),
    ],
  };
}

/** Account numbers stand as text here, as numbers elsewhere: they must match all the same. */
export function mergeSheet(merges: readonly MergedAccount[], members: readonly Member[]): SideSheet {
  const late = members.filter(({ kind }) => kind === 'customer').slice(-2);
  return {
    table: 'member_links',
    name: '会员合并',
    headings: ['原会员ID', '会员ID', '合并日期'],
    rows: [
      ...merges.map(({ oldId, memberId, mergedAt }) =>
        kept([String(oldId), String(memberId), new Date(mergedAt)]),
      ),
      spoiled('AFTER_AS_OF', [
        String(late[0]?.id ?? ''),
        String(late[1]?.id ?? ''),
        new Date(addDays(asOf, 1)),
      ]),
    ],
  };
}

export function staffSheet(members: readonly Member[]): SideSheet {
  return {
    table: 'exclusions',
    name: '内部账号',
    headings: ['会员ID', '名单'],
    rows: members
      .filter(({ kind }) => kind === 'staff')
      .map(({ id }, i) => kept([id, i < 4 ? '员工' : '测试'])),
  };
}
