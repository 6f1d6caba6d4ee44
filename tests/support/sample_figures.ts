/** The shop behind the sample report: five quarters and an open one, three bins in each dimension, segments named by itself. */

export const periods = ['2016Q4', '2017Q1', '2017Q2', '2017Q3', '2017Q4', '2018Q1'] as const;

/** Names that every output must carry unharmed: markup, quotes, an emoji, another script, a long one. */
export const segments = [
  'VIP <b>&"\' 🎁',
  'Big spenders',
  'Regulars',
  'Cooling off',
  '偶尔购买 Occasional',
  'Lost regulars (frequent once, not seen for two quarters)',
  'Asleep',
] as const;

const rules: readonly (readonly [code: RegExp, segment: number])[] = [
  [/^33./, 0],
  [/^3.3/, 1],
  [/^3../, 2],
  [/^23./, 3],
  [/^2../, 4],
  [/^13./, 5],
  [/^1../, 6],
];

/** Members of the first quarter by the digit of each dimension; their product divided by 100 is a group's size. */
const sizes = { r: [24, 15, 18], f: [30, 14, 9], m: [17, 13, 8] } as const;
/** What an order came to on average, by the digit of M. */
const orderValue = [86, 240, 905] as const;
const ordersEach = [1, 2, 5] as const;
const daysSince = [70, 38, 12] as const;

export interface SampleGroup {
  readonly period: (typeof periods)[number];
  readonly code: string;
  readonly segment: string;
  readonly members: number;
  readonly orders: number;
  readonly monetary: number;
  readonly recencyDays: number;
}

const digits = [0, 1, 2] as const;
const codes = digits.flatMap((r) => digits.flatMap((f) => digits.map((m) => ({ r, f, m }))));

/** 27 groups in each quarter; the recent ones shrink a little in the last whole one, and the open one is a third of it. */
export const groups: readonly SampleGroup[] = periods.flatMap((period, quarter) =>
  codes.map(({ r, f, m }) => {
    const code = `${r + 1}${f + 1}${m + 1}`;
    const growth = quarter === 5 ? 0.4 : 1 + 0.06 * quarter - (r === 2 && quarter === 4 ? 0.11 : 0);
    const members = Math.round(((sizes.r[r] * sizes.f[f] * sizes.m[m]) / 100) * 12 * growth);
    const orders = members * ordersEach[f];
    const segment = segments[rules.find(([pattern]) => pattern.test(code))![1]]!;
    return {
      period,
      code,
      segment,
      members,
      orders,
      monetary: orders * orderValue[m],
      recencyDays: daysSince[r],
    };
  }),
);

type Counted = 'members' | 'orders' | 'monetary';

/** Sum over the groups of a quarter, or of one segment in it. */
export function total(of: Counted, period: string, segment?: string): number {
  return groups
    .filter((group) => group.period === period && (segment === undefined || group.segment === segment))
    .reduce((sum, group) => sum + group[of], 0);
}

/** A movement of the sample; null: not among the scored members then. */
export interface SampleFlow {
  readonly from: string | null;
  readonly to: string | null;
  readonly members: number;
}

/**
 * Parts of a segment that stay, go one segment further, two, and so on; they come to less than one, so that from each
 * some have left and to each some have come.
 */
const parts = [0.62, 0.11, 0.04, 0.02, 0, 0, 0.01] as const;

/** Where the members of a quarter stand in another; from each segment come, and to each go, as many as it has. */
export function flowsBetween(before: string, after: string): readonly SampleFlow[] {
  const moved = segments.flatMap((from, i) =>
    segments.map((to, j) => ({
      from,
      to,
      members: Math.floor(
        Math.min(total('members', before, from), total('members', after, to)) * parts[Math.abs(i - j)]!,
      ),
    })),
  );
  const sum = (flows: readonly SampleFlow[]): number => flows.reduce((all, { members }) => all + members, 0);
  const left = segments.map((from) => ({
    from,
    to: null,
    members: total('members', before, from) - sum(moved.filter((flow) => flow.from === from)),
  }));
  const entered = segments.map((to) => ({
    from: null,
    to,
    members: total('members', after, to) - sum(moved.filter((flow) => flow.to === to)),
  }));
  return [...moved, ...left, ...entered].filter(({ members }) => members !== 0);
}

/** Order rows that were set aside. */
export const quarantined = [
  { reason: 'CANCELLED', rows: 812 },
  { reason: 'EXACT_DUPLICATE', rows: 240 },
  { reason: 'MISSING_MEMBER_ID', rows: 96 },
  { reason: 'UNPARSEABLE_DATE', rows: 14 },
] as const;
