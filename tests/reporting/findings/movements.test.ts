import { describe, expect, it } from 'vitest';
import { gainFindings, lossFindings, losses } from '../../../reporting/findings/movements.js';
import { basis, moved, runId, type SmallRun, twoYears } from '../small_run.js';

const lost = (run: SmallRun) => lossFindings(basis(run), losses(basis(run)));

describe('members who fell or left', () => {
  it('counts what they are worth more than members of where they are now', () => {
    // A good one is worth 400, an asleep one 20.
    expect(losses(basis(twoYears)).map(({ flow, atStake }) => [flow.to, atStake])).toEqual([
      ['asleep', 20 * 380 * 10_000],
      [null, 5 * 400 * 10_000],
    ]);
  });

  it('says in one sentence who went where, and how to list them', () => {
    expect(lost(twoYears)[0]).toMatchObject({
      id: 'moved/good/asleep',
      topic: 'movement',
      sentence: '20 members fell from good to asleep between 2016 and 2017: CN¥7,600 at stake.',
      members: {
        count: 20,
        selection: {
          period: '2017',
          segments: ['asleep'],
          cameFrom: { runId, period: '2016', segment: 'good' },
        },
      },
    });
  });

  it('wants valuable members back even where nothing would be spent on those they are among now', () => {
    expect(lost(twoYears).map(({ action }) => action)).toEqual([
      'Start win-back, in person where it pays',
      'Start win-back, in person where it pays',
    ]);
  });

  it('counts who is gone as a share of all who were there', () => {
    expect(lost(twoYears)[1]).toMatchObject({
      id: 'left/good',
      strength: 'directional',
      sentence: '5 members who were good in 2016 did not order in 2017: 10% of them, CN¥2,000 at stake.',
      members: { count: 5, selection: { cameFrom: { segment: 'good' }, gone: true } },
    });
  });

  it('puts losses of valuable segments before larger ones of others', () => {
    const flows = [
      ['good', null, 1],
      ['new', 'asleep', 40],
      ['new', null, 40],
    ] as const;
    const run: SmallRun = { ...twoYears, movements: [moved('2016', '2017', flows)] };
    expect(lost(run).map(({ id }) => id)).toEqual(['left/good', 'left/new']);
  });

  it('leaves out what is too little in members and in money', () => {
    const few = moved('2016', '2017', [['asleep', null, 1]]);
    const run: SmallRun = {
      ...twoYears,
      movements: [few],
      report: { tiers: { rare: 0.02 } },
    };
    expect(lost(run)).toEqual([]);
  });

  it('does not take going beyond the given edges for a fall', () => {
    const run: SmallRun = { ...twoYears, movements: [moved('2016', '2017', [['good', 'OUT_OF_RANGE', 20]])] };
    expect(lost(run)).toEqual([]);
  });

  it('says nothing of a movement into a period that is not over', () => {
    const movement = moved('2016', '2017', [['good', null, 20]]);
    const unfair = { ...movement, to: { ...movement.to, partial: true } };
    expect(lost({ ...twoYears, movements: [unfair] })).toEqual([]);
  });
});

describe('members who rose or came', () => {
  it('tells of the largest rise and of who is new', () => {
    expect(
      gainFindings(basis(twoYears)).map(({ id, sentence, members }) => [id, sentence, members?.count]),
    ).toEqual([
      ['moved/asleep/good', '5 members rose from asleep to good between 2016 and 2017.', 5],
      ['entered', '5 members of 2017 (5%) did not order in 2016.', 5],
    ]);
  });

  it('does not count who is new where small flows are told together', () => {
    const movement = {
      ...moved('2016', '2017', [[null, 'new', 5]]),
      others: { flows: 3, members: 3, monetary: '1.0000' },
    };
    expect(gainFindings(basis({ ...twoYears, movements: [movement] }))).toEqual([]);
  });

  it('tells of a movement between runs in the words of runs', () => {
    const movement = moved('2016', '2017', [
      [null, 'new', 5],
      ['good', null, 5],
    ]);
    const run: SmallRun = {
      ...twoYears,
      rfm: { periods: undefined },
      movements: [
        { ...movement, between: 'runs', from: { ...movement.from, runId: 'before', label: '2017-01-01' } },
      ],
    };
    expect(gainFindings(basis(run))[0]?.sentence).toBe('5 members (5%) are new since 2017-01-01.');
    expect(lost(run)[0]?.sentence).toBe(
      '5 members who were good in 2017-01-01 dropped out of the scores by 2017: 100% of them, CN¥2,000 at stake.',
    );
    expect(lost(run)[0]?.members?.command).toContain(
      '--came-from good --from-run before --from-period 2017-01-01 --gone',
    );
  });
});
