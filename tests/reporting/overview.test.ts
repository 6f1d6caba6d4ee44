import { describe, expect, it } from 'vitest';
import { composeReport } from '../../reporting/compose.js';
import { inputOf, type SmallRun, twoYears } from './small_run.js';

const report = (run: SmallRun) => composeReport(inputOf(run));
const card = (run: SmallRun, id: string) => report(run).cards.find((own) => own.id === id);

const justBegun: SmallRun = {
  ...twoYears,
  periods: [...twoYears.periods, ['2018', '2018-01-01', '2018-02-01', 'partial']],
  groups: [...twoYears.groups, ['2018', '222', 'good', 8, 10, 900]],
};
const onlyOpen: SmallRun = {
  periods: [['2018', '2018-01-01', '2018-02-01', 'partial']],
  groups: [['2018', '222', 'good', 8, 10, 900]],
};
const single: SmallRun = {
  periods: [['2018-01-01', null, '2018-01-01']],
  groups: [['2018-01-01', '222', 'good', 30, 120, 12_000]],
  rfm: { periods: undefined },
};

describe('cards', () => {
  it('compare with the period before and say which way is good', () => {
    expect(card(twoYears, 'members')).toEqual({
      id: 'members',
      label: 'Members',
      figure: { value: 100, text: '100' },
      change: { text: 'no change on 2016', direction: 'same', good: null },
      note: 'Members scored; more is better.',
    });
    // 13,400 after 21,000.
    expect(card(twoYears, 'value')).toMatchObject({
      figure: { value: 13_400, text: 'CN¥13,400' },
      change: { text: '−36.2% on 2016', direction: 'down', good: false },
    });
    expect(card(twoYears, 'value_each')?.figure.text).toBe('CN¥134.00');
    expect(card(twoYears, 'orders_each')?.figure.text).toBe('1.9');
  });

  it('compare a single result with the earlier run', () => {
    const earlier = {
      runId: 'before',
      asOf: '2017-07-01',
      members: 20,
      orders: 60,
      monetary: '6000.0000',
      segments: [],
    };
    expect(card({ ...single, earlierRuns: [earlier] }, 'members')?.change?.text).toBe(
      '+50% on the run as of 2017-07-01',
    );
  });

  it('say that there is nothing to compare with yet', () => {
    expect(card(single, 'members')).toMatchObject({
      change: null,
      note: 'Members scored; more is better. There is nothing earlier to compare with yet.',
    });
  });

  it('do not compare a period that is not over', () => {
    expect(card(onlyOpen, 'members')).toMatchObject({
      change: null,
      note: 'Members scored; more is better. 2018 is not over: it is not compared with a whole period.',
    });
  });

  it('give no percentage of nothing', () => {
    const run: SmallRun = { ...twoYears, groups: twoYears.groups.filter(([period]) => period === '2017') };
    expect(card(run, 'members')?.change).toEqual({ text: '+100 on 2016', direction: 'up', good: true });
  });

  it('tell what the best fifth of the members brings', () => {
    const concentration = [0.05, 0.199, 0.5, 1].map((memberShare) => ({
      memberShare,
      monetaryShare: Math.sqrt(memberShare),
    }));
    expect(card({ ...single, concentration }, 'best_part')).toMatchObject({
      label: 'Value from the best 20%',
      figure: { text: '44.6%' },
      change: null,
    });
    expect(card(single, 'best_part')).toBeUndefined();
  });
});

describe('the summary', () => {
  it('tells number, change, finding, consequence and whether the data holds', () => {
    expect(report(twoYears).summary).toEqual([
      'In 2017, 100 members were scored, with 190 orders worth CN¥13,400; ±0% members and −36.2% value on 2016.',
      'good fell by 20 to 30 (−40% on 2016); 20 former good are now asleep.',
      'Suggested: Start win-back, in person where it pays.',
      'The data adds up: 10 of 10 order rows count (100%), and each of the others has its reason.',
    ]);
  });

  it('tells of an open period beside the whole one, without comparing it', () => {
    expect(report(justBegun).summary[1]).toBe(
      '2018 is not over: 8 members and CN¥900.00 up to 2018-01-31, which is not compared with a whole period.',
    );
  });

  it('says of an open period alone that it is not compared', () => {
    expect(report(onlyOpen).summary[0]).toContain(
      '; as it is not over, it is not compared with a whole period.',
    );
  });

  it('says that there is nothing earlier', () => {
    expect(report(single).summary[0]).toContain('As of 2018-01-01, 30 members');
    expect(report(single).summary[0]).toContain('; there is nothing earlier to compare with yet.');
  });

  it('says so where the data does not add up', () => {
    const off = {
      counts: { lines: { read: 10, kept: 8, quarantined: 1, excluded: 0 }, orders: 8, members: 1 },
    };
    const difference = { table: 'orders', line: 'clean_difference', rows: null, amount: '0.0100' };
    const unequal =
      'The data does not add up: not all of 10 order rows are accounted for; see “Data quality”.';
    expect(report({ ...twoYears, manifest: off }).summary.at(-1)).toBe(unequal);
    expect(report({ ...twoYears, quality: { reconciliation: [difference] } }).summary.at(-1)).toBe(unequal);
  });
});

describe('title, period and subject', () => {
  it('name the days that are described and what they are compared with', () => {
    expect(report(twoYears)).toMatchObject({
      title: 'corner-shop: member RFM as of 2018-01-01',
      period: '2017 (2017-01-01 to 2017-12-31), compared with 2016',
      subject: 'good fell by 20 to 30 (−40% on 2016)',
    });
    expect(report(single).period).toBe('2018-01-01 (all orders up to 2017-12-31)');
  });

  it('shorten a long name, not the figures', () => {
    const long = `${'Those who once were loyal '.repeat(4)}👩‍👩‍👧‍👦`;
    const groups = twoYears.groups.map(
      ([period, code, name, ...rest]) => [period, code, name === 'good' ? long : name, ...rest] as const,
    );
    const { subject } = report({ ...twoYears, groups });
    expect(subject).toBe('Those who once were loyal Those who once were l… fell by 20 to 30 (−40% on 2016)');
    expect(subject.length).toBeLessThanOrEqual(80);
  });

  it('are in Chinese for Chinese readers', () => {
    expect(report({ ...twoYears, locale: 'zh-CN' })).toMatchObject({
      subject: 'good 减少 20 人，至 30 人（较 2016 −40%）',
      period: '2017（2017-01-01 至 2017-12-31），与 2016 相比',
    });
  });
});
