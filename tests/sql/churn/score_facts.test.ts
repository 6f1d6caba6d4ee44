import { describe, expect, it } from 'vitest';
import { scoreFacts, type ScoreFacts } from '../../../sql/steps/churn/score_facts.js';
import { inSession } from '../../support/session.js';
import { openRows, openScores, type ScoreRow } from './scored.js';

const action = { contact_cost: 2, success_rate: 0.1, margin_rate: 0.25 };

const scored = (
  member_id: string,
  risk_band: string,
  churn_probability: number,
  value_class: string,
  value_at_stake: number,
  more: ScoreRow = {},
): ScoreRow => ({
  member_id,
  risk_band,
  churn_probability,
  value_class,
  value_at_stake,
  churned: 'false',
  act: 'false',
  ...more,
});
const churned = (member_id: string, value_class: string, value_at_stake: number, recoverability: string) => ({
  ...{ member_id, value_class, value_at_stake, recoverability },
  churned: 'true',
  left_out: 'CHURNED',
  act: 'false',
});

/** Five are scored, three of whom a contact pays for; two of these are listed. */
const scores: readonly ScoreRow[] = [
  scored('m1', 'VERY_HIGH', 0.7, 'A', 800, {
    recoverability: 'MEDIUM',
    act: 'true',
    act_rank: 1,
    expected_gain: 12,
  }),
  scored('m2', 'VERY_HIGH', 0.6, 'A', 400, {
    recoverability: 'HIGH',
    act: 'true',
    act_rank: 2,
    expected_gain: 4,
  }),
  scored('m3', 'HIGH', 0.4, 'A', 300, { recoverability: 'HIGH', act: 'true', expected_gain: 1 }),
  scored('m4', 'LOW', 0.05, 'B', 200.5, { recoverability: 'HIGH', expected_gain: -1.7494 }),
  scored('m5', 'LOW', 0.01, 'B', 99.5, { recoverability: 'HIGH', expected_gain: -1.9751 }),
  churned('m6', 'A', 5_000, 'HIGH'),
  churned('m7', 'B', 70, 'NONE'),
  { member_id: 'm8', churned: 'true', left_out: 'EXCLUDED', value_at_stake: 9_000, act: 'false' },
];

const factsOf = (rows: readonly ScoreRow[], first: readonly string[] = []): Promise<ScoreFacts> =>
  inSession(async (session) => {
    await openScores(session, rows);
    const reasons = first.flatMap((feature, i) => [
      { member_id: `m${i}`, reason_rank: 1, feature },
      { member_id: `m${i}`, reason_rank: 2, feature: 'orders_90' },
    ]);
    const columns = { member_id: 'varchar', reason_rank: 'integer', feature: 'varchar' } as const;
    await openRows(session, 'churn_reasons', columns, reasons);
    return await scoreFacts(session, action);
  });

describe('what is told of scores', () => {
  it('adds up members, probabilities and value by band and class, those scored alone', async () => {
    const { bands, scored: members, meanProbability } = await factsOf(scores);
    expect(
      bands.map(({ expectedChurners, ...cell }) => [cell, Number(expectedChurners.toFixed(12))]),
    ).toEqual([
      [{ band: 'LOW', valueClass: 'B', members: 2, atStake: '300.0000' }, 0.06],
      [{ band: 'HIGH', valueClass: 'A', members: 1, atStake: '300.0000' }, 0.4],
      [{ band: 'VERY_HIGH', valueClass: 'A', members: 2, atStake: '1200.0000' }, 1.3],
    ]);
    expect(members).toBe(5);
    expect(meanProbability).toBeCloseTo(1.76 / 5, 12);
  });

  it('tells whom a contact pays for, and apart from them who is listed', async () => {
    const { action: told } = await factsOf(scores);
    // Of 1,800 at stake a fifth each, 360: the threshold is 2 / (0.1 × 360 × 0.25).
    expect(told.threshold).toBeCloseTo(2 / 9, 12);
    expect(told).toMatchObject({
      members: 3,
      cost: '6.0000',
      expectedGain: '17.0000',
      listed: { members: 2, cost: '4.0000', expectedGain: '16.0000' },
    });
  });

  it('counts the reasons that stand first, the most frequent first', async () => {
    const { action: told } = await factsOf(scores, ['visits_90', 'days_since_visit', 'days_since_visit']);
    expect(told.reasons).toEqual([
      { feature: 'days_since_visit', members: 2 },
      { feature: 'visits_90', members: 1 },
    ]);
  });

  it('counts as recoverable who has churned or is at high risk, not who stays', async () => {
    const { recoverable } = await factsOf(scores);
    expect(recoverable).toEqual([
      { recoverability: 'HIGH', members: 3, atStake: '5700.0000' },
      { recoverability: 'MEDIUM', members: 1, atStake: '800.0000' },
      { recoverability: 'NONE', members: 1, atStake: '70.0000' },
    ]);
  });

  it('is nothing where nobody is scored', async () => {
    expect(await factsOf([])).toEqual({
      bands: [],
      recoverable: [],
      action: {
        threshold: 1,
        members: 0,
        cost: '0.0000',
        expectedGain: '0.0000',
        listed: { members: 0, cost: '0.0000', expectedGain: '0.0000' },
        reasons: [],
      },
      scored: 0,
      meanProbability: 0,
    });
  });
});
