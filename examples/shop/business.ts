import type { Parameters } from '../simulator/model/parameters.js';
import { full } from '../simulator/presets/full.js';

/** What the shop's files are made from: the same values make the same files. */
export const shop = {
  seed: 2018,
  members: 1_350,
  /** The day after the last that is simulated, a Monday as the simulator wants it. */
  asOf: '2018-01-01',
  timeZone: 'Asia/Shanghai',
  currency: 'CNY',
  /** Orders at or below it do not count. */
  minAmount: 1,
  /** Share of the rows of each sheet that are spoiled, some of them harmlessly. */
  dirtyShare: 0.05,
} as const;

/** What the simulator's values are called in the shop. */
const called: Readonly<Record<string, string>> = {
  organic: '官网',
  search: '搜索广告',
  social: '微信',
  referral: '好友推荐',
  partner: '合作伙伴',
  store: '门店',
  north: '华北',
  east: '华东',
  south: '华南',
  west: '西南',
  islands: '海南',
  basic: '普通会员',
  plus: '付费会员',
  silver: '银卡会员',
  gold: '金卡会员',
  platinum: '钻石会员',
  daily: '日用',
  care: '个护',
  fashion: '服饰',
  electronics: '数码',
  home: '家居',
  Newsletter: '新品速递',
  'Coupon 15 %': '八五折券',
  'Gift with order': '满额赠礼',
  'Coupon 25 %': '七五折券',
  news: '新品',
  'coupon 15 %': '八五折',
  gift: '赠品',
  'coupon 25 %': '七五折',
};

function calledHere(value: string): string {
  const name = called[value];
  if (name === undefined) throw new RangeError(`the shop has no name for ${value}`);
  return name;
}

const valuesCalledHere = <T extends { readonly value: string }>(attribute: readonly T[]): readonly T[] =>
  attribute.map((one) => ({ ...one, value: calledHere(one.value) }));

/** The preset `full` in the years 2015 to 2017, with the shop's own names. */
export const shopParameters: Parameters = {
  ...full,
  preset: 'shop',
  firstMonday: '2015-01-05',
  weeks: 156,
  attributes: {
    ...full.attributes,
    channels: valuesCalledHere(full.attributes.channels),
    regions: valuesCalledHere(full.attributes.regions),
    tiers: valuesCalledHere(full.attributes.tiers),
  },
  categories: full.categories.map((category) => ({ ...category, name: calledHere(category.name) })),
  orders: {
    ...full.orders,
    levelAtOrders: full.orders.levelAtOrders.map((step) => ({ ...step, level: calledHere(step.level) })),
  },
  campaigns: {
    ...full.campaigns,
    plans: full.campaigns.plans.map((plan) => ({
      ...plan,
      name: calledHere(plan.name),
      offer: calledHere(plan.offer),
    })),
  },
};
