import { describe, expect, it } from 'vitest';
import { composeReport } from '../../reporting/compose.js';
import { inputOf, type SmallRun } from './small_run.js';

const report = (run: SmallRun) => composeReport(inputOf(run));
const year = ['2017', '2017-01-01', '2018-01-01'] as const;

describe('a run with hardly anything in it', () => {
  it('of one member speaks of one member', () => {
    const one = report({ periods: [year], groups: [['2017', '222', 'good', 1, 1, 50]] });
    expect(one.summary[0]).toBe(
      'In 2017, 1 member was scored, with 1 order worth CN¥50.00; there is nothing earlier to compare with yet.',
    );
    expect(one.findings[0]?.sentence).toBe('good: 1 member, 100% of all, brings 100% of the value.');
    expect(one.sections.map(({ id }) => id)).toEqual([
      'segments',
      'groups',
      'value',
      'quality',
      'definitions',
    ]);
  });

  it('of nobody says so, and keeps the account of the data', () => {
    const nobody = report({ periods: [year], groups: [] });
    expect(nobody.subject).toBe('No member was scored in 2017');
    expect(nobody.summary).toEqual([
      'No member was scored in 2017.',
      'There are no groups, segments and movements to tell of.',
      'The data adds up: 10 of 10 order rows count (100%), and each of the others has its reason.',
    ]);
    expect(nobody.sections.flatMap(({ charts }) => charts)).toEqual([]);
    expect(nobody.sections.map(({ id }) => id)).toEqual(['segments', 'groups', 'quality', 'definitions']);
  });

  it('without a period describes its as-of', () => {
    const none = report({
      periods: [],
      groups: [],
      manifest: { asOf: '2018-03-01' },
      rfm: { periods: undefined },
    });
    expect(none.subject).toBe('No member was scored as of 2018-03-01');
  });

  it('with a group that nobody is in tells nothing of it', () => {
    const groups = [['2017', '222', 'good', 9, 9, 90] as const, ['2017', '111', 'asleep', 0, 0, 0] as const];
    const { findings } = report({ periods: [year], groups });
    expect(findings.map(({ id }) => id)).not.toContain('tier/rare/111');
    expect(findings.flatMap(({ members }) => (members === null ? [] : [members.count]))).not.toContain(0);
  });

  it('whose members cost more than they brought makes no shares of it', () => {
    const { findings, sections } = report({ periods: [year], groups: [['2017', '222', 'good', 9, 9, -90]] });
    expect(findings[0]?.sentence).toBe('good: 9 members, 100% of all, bring 0% of the value.');
    expect(sections.map(({ id }) => id)).not.toContain('value');
  });
});

describe('a run with names of every kind', () => {
  it('carries them unchanged, whoever renders them', () => {
    const name = `a <b>&"' 🎁 $& </script>`;
    const { findings } = report({ periods: [year], groups: [['2017', '222', name, 9, 9, 90]] });
    expect(findings[0]).toMatchObject({
      sentence: `${name}: 9 members, 100% of all, bring 100% of the value.`,
      members: { selection: { segments: [name] } },
    });
  });

  it('calls the built-in segments what the reader calls them, and selects them as they are stored', () => {
    const run: SmallRun = { periods: [year], groups: [['2017', '222', 'CHAMPIONS', 9, 9, 90]] };
    expect(report({ ...run, locale: 'zh-CN' }).findings[0]).toMatchObject({
      sentence: '冠军客户：9 名会员，占会员 100%，贡献消费金额 100%。',
      members: { selection: { segments: ['CHAMPIONS'] } },
    });
  });
});
