import { describe, expect, it } from 'vitest';
import { toldScores } from '../../../domain/churn/told_scores.js';

const scored = (name: string, asOf: string, dataOf: string | null = null) => ({
  ...{ name, asOf, dataOf },
  gapDays: 1,
  labelDays: 30,
});
const told = { runId: 'figures', asOf: '2020-03-09' };

describe('the scores that a report tells of', () => {
  it('are the last of its own data, also where others of the day were published later', () => {
    const runs = [
      scored('own', '2020-03-09', 'figures'),
      scored('own again', '2020-03-09', 'figures'),
      scored('apart', '2020-03-09'),
    ];
    expect(toldScores(runs, told)?.name).toBe('own again');
  });

  it('are else the latest up to its day, of one day the last published, never a later one', () => {
    const runs = [
      scored('older', '2020-02-24'),
      scored('first', '2020-03-02'),
      scored('second', '2020-03-02', 'other figures'),
      scored('later', '2020-03-10'),
    ];
    expect(toldScores(runs, told)?.name).toBe('second');
    expect(toldScores(runs, { ...told, asOf: '2020-02-23' })).toBeUndefined();
  });

  it('are not told any more once their window is over', () => {
    // One day and thirty after 7 February is 9 March.
    expect(toldScores([scored('over', '2020-02-07')], told)).toBeUndefined();
    expect(toldScores([scored('open', '2020-02-08')], told)?.name).toBe('open');
  });
});
