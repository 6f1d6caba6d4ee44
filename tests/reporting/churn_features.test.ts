import { describe, expect, it } from 'vitest';
import { churnFeatures } from '../../domain/churn/features.js';
import { churnFeatureText, churnReasonTexts } from '../../reporting/texts/churn_features.js';

const locales = ['en', 'zh-CN'] as const;
const tellers = locales.map((locale) => churnReasonTexts(locale, 'CNY'));
const reason = (feature: string, value: number | string | null, contribution = 0.5) =>
  tellers.map((told) =>
    told({
      feature,
      value: typeof value === 'number' ? value : null,
      level: typeof value === 'string' ? value : null,
      contribution,
    }),
  );

describe('words of features', () => {
  it('are there for every feature, each with a heading of its own', () => {
    for (const locale of locales) {
      const texts = churnFeatures.map(({ name }) => churnFeatureText(name, locale));
      expect(new Set(texts.map(({ heading }) => heading)).size).toBe(churnFeatures.length);
      for (const { description } of texts) expect(description).toMatch(/[.。]$/);
    }
    for (const { name } of churnFeatures)
      expect(churnFeatureText(name, 'zh-CN').heading).toMatch(/\p{Script=Han}/u);
  });

  it('of a feature that a later version has are its name', () => {
    expect(churnFeatureText('constructor', 'en')).toEqual({ heading: 'constructor', description: '' });
    expect(reason('constructor', 3)).toEqual(['constructor: 3', 'constructor: 3']);
  });
});

describe('reasons', () => {
  it('say what was seen, in plain words', () => {
    expect(reason('days_since_visit', 43)).toEqual(['No visit for 43 days', '已 43 天没有来访']);
    expect(reason('days_since_visit', 1)).toEqual(['No visit for 1 day', '已 1 天没有来访']);
    expect(reason('days_since_visit', null)).toEqual(['No visit so far', '从未来访']);
    expect(reason('orders_90', 0)).toEqual(['No order in the last 90 days', '近 90 天没有下单']);
    expect(reason('orders_90', 1)).toEqual(['1 order in the last 90 days', '近 90 天下单 1 笔']);
    expect(reason('amount_365', 1234.4)).toEqual([
      'Spent CN¥1,234 in the last 365 days',
      '近 365 天消费 ¥1,234',
    ]);
    expect(reason('amount_per_order', 12.5)).toEqual(['Orders come to CN¥12.50 on average', '客单价 ¥12.50']);
    expect(reason('order_silence_ratio', 2.64)).toEqual([
      'Since the last order 2.6 times the usual days between orders have passed',
      '未下单时长已是平常间隔的 2.6 倍',
    ]);
    expect(reason('orders_trend', 0.4)).toEqual([
      'Fewer orders a day in the last 30 days than in the 90 before',
      '近 30 天日均下单少于此前 90 天',
    ]);
    expect(reason('coupon_share_365', 0.333)).toEqual([
      '33% of the orders of a year with a coupon',
      '近一年 33% 的订单使用优惠券',
    ]);
    expect(reason('level', 'gold')).toEqual(['Level: gold', '等级：gold']);
    expect(reason('level', null)).toEqual(['Level not known', '等级未知']);
  });

  it('of activity leave room for orders, which are none', () => {
    expect(reason('days_since_event', 120)).toEqual([
      'No activity besides orders for 120 days',
      '已 120 天没有下单以外的任何活动',
    ]);
    expect(reason('days_since_event', null)).toEqual([
      'No activity besides orders so far',
      '从未有过下单以外的任何活动',
    ]);
    for (const name of ['weeks_active_13', 'active_gap', 'event_silence_ratio', 'events_trend'])
      for (const value of [null, 0, 2])
        expect(reason(name, value)).toEqual([
          expect.stringContaining('besides orders'),
          expect.stringMatching(/下单以外/),
        ]);
  });

  it('of the last day say so, where others count days', () => {
    expect(reason('days_since_order', 0)).toEqual(['An order on the last day', '最后一天有下单']);
    expect(reason('days_since_cart', 0)).toEqual([
      'Put something into the cart on the last day',
      '最后一天有加购',
    ]);
    const distances = churnFeatures.filter(({ name }) => /^days_(since|to)_/.test(name));
    expect(distances.length).toBeGreaterThan(10);
    for (const { name } of distances)
      for (const told of reason(name, 0)) expect(told).not.toMatch(/\b0 (days|天)/);
  });

  it('of the season tell which way it works', () => {
    expect(reason('season_sine', 0.3, 1)).not.toEqual(reason('season_sine', 0.3, -1));
  });

  it.each(churnFeatures)('of $name are whole clauses for every value, in each language', ({ name, kind }) => {
    const values = kind === 'category' ? ['web', null] : [null, 0, 0.04, 1, 2, 12_345.678];
    for (const value of values) {
      const [english, chinese] = reason(name, value) as [string, string];
      expect(english).toMatch(/^[A-Z0-9]/);
      expect(chinese).toMatch(/\p{Script=Han}/u);
      for (const text of [english, chinese]) expect(text).not.toMatch(/NaN|null|undefined|[.。]$|\s\s/);
      expect(english).not.toMatch(/\p{Script=Han}/u);
      // Figures stand apart from the characters before and after them.
      expect(chinese).not.toMatch(/\p{Script=Han}\d|\d\p{Script=Han}/u);
    }
  });
});
