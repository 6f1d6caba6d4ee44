import { describe, expect, it } from 'vitest';
import type { Warning } from '../../contracts/warnings.js';
import { composeReport } from '../../reporting/compose.js';
import { warningsIn, warningTexts } from '../../reporting/warnings.js';
import { sampleConfig, sampleFacts, sampleManifest } from '../support/sample_run.js';

const all: readonly Warning[] = [
  { code: 'edges_collapsed', period: '2016', edges: 1 },
  { code: 'edges_collapsed', period: '2017', edges: 2 },
  { code: 'out_of_range', period: '2017', members: 1 },
  { code: 'out_of_range', period: '2017', members: 1_312 },
  { code: 'orders_changed', change: 'late_arriving', orders: 1, amount: '12.5000', runId: 'r1' },
  { code: 'orders_changed', change: 'withdrawn', orders: 2, amount: '-30.0000', runId: 'r1' },
  { code: 'orders_changed', change: 'restated', orders: 3, amount: '0.0000', runId: 'r1' },
  { code: 'levels_tell_nothing' },
];

describe('the warnings of a run', () => {
  it('say in English what the terminal shows, one as one', () => {
    expect(warningsIn(all).warnings).toEqual([
      '2016: 1 bin edge falls together, because many members have equal values; some digits are not given',
      '2017: 2 bin edges fall together, because many members have equal values; some digits are not given',
      '2017: 1 member lies outside the given edges and has no code (OUT_OF_RANGE)',
      '2017: 1,312 members lie outside the given edges and have no code (OUT_OF_RANGE)',
      'Against run r1 of the same as-of, 1 order arrived late (12.5000)',
      'Against run r1 of the same as-of, 2 orders are no longer there (-30.0000)',
      'Against run r1 of the same as-of, 3 orders are restated (0.0000)',
      'R, F and M tell nothing of the member levels, so that no weights can be learned: they weigh the same',
    ]);
  });

  it('say the same in Chinese', () => {
    expect(warningTexts(warningsIn(all), 'zh-CN')).toEqual([
      '2016：有 1 个分箱边界重合，因为许多会员取值相同；部分分值不会出现',
      '2017：有 2 个分箱边界重合，因为许多会员取值相同；部分分值不会出现',
      '2017：1 名会员超出给定的边界，没有编码（OUT_OF_RANGE）',
      '2017：1,312 名会员超出给定的边界，没有编码（OUT_OF_RANGE）',
      '与同一截止日的运行 r1 相比，1 个订单迟到（12.5000）',
      '与同一截止日的运行 r1 相比，2 个订单消失（-30.0000）',
      '与同一截止日的运行 r1 相比，3 个订单内容有变（0.0000）',
      'R、F、M 与会员等级无关，无法从中学习权重：三者权重相等',
    ]);
  });

  it('that are only texts, as runs of before have them, are shown as they are, beside the others', () => {
    const { warnings, toldWarnings } = warningsIn(all.slice(0, 1));
    const manifest = { warnings: ['1 row of before', ...warnings], toldWarnings };
    expect(warningTexts(manifest, 'zh-CN')).toEqual([
      '1 row of before',
      expect.stringMatching(/^2016：有 1 个/),
    ]);
    expect(warningTexts({ warnings: ['1 row of before'] }, 'zh-CN')).toEqual(['1 row of before']);
  });

  it('stand among the limits of a report in its language', () => {
    const { warnings, toldWarnings } = warningsIn(all);
    const warned = { ...sampleManifest, warnings: [...warnings], toldWarnings: [...toldWarnings] };
    const limits = (locale: 'en' | 'zh-CN') =>
      composeReport({ facts: sampleFacts, manifest: warned, config: sampleConfig(), locale }).limits;
    expect(limits('zh-CN')).toEqual(expect.arrayContaining([...warningTexts(warned, 'zh-CN')]));
    expect(limits('en')).toEqual(expect.arrayContaining([...warned.warnings]));
  });
});
