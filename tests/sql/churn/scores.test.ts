import { describe, expect, it } from 'vitest';
import { contactThreshold } from '../../../domain/churn/action.js';
import type { Session } from '../../../engine/session.js';
import { keepPredictions, scoresParameters, scoresSelect } from '../../../sql/steps/churn/scores.js';
import { inSession } from '../../support/session.js';
import { openRows } from './scored.js';
import { lines } from './states.js';

const bands = { medium: 0.15, high: 0.35, very_high: 0.6 };
/** Of 400 ordered 100 is earned, of which a contact keeps a tenth: 10 × probability − 2. */
const action = { contact_cost: 2, success_rate: 0.1, margin_rate: 0.25, value_days: 365, most_members: 10 };

/** A member with what was ordered, and the probability; null: is not scored, for the reason. Those called barred may not be contacted. */
type Known = readonly [
  member: string,
  value: number | null,
  probability: number | null,
  leftOut?: 'EXCLUDED' | 'NO_ORDER' | 'CHURNED' | 'TOO_YOUNG',
];

async function openKnown(session: Session, known: readonly Known[]): Promise<void> {
  const churned = (leftOut: Known[3]) => String(leftOut === 'CHURNED' || leftOut === 'EXCLUDED');
  const states = known.map(([member_id, , , left_out]) => ({
    member_id,
    churned: churned(left_out),
    eligible: String(left_out === undefined),
    left_out: left_out ?? null,
  }));
  const texts = { mark: 'varchar', lasting: 'varchar', rules: 'varchar', churned_since: 'date' } as const;
  const told = {
    member_id: 'varchar',
    churned: 'boolean',
    eligible: 'boolean',
    left_out: 'varchar',
  } as const;
  await openRows(session, 'churn_states', { ...told, ...texts }, states);
  const scored = known
    .filter(([, , probability]) => probability !== null)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  const members = scored.map(([member_id]) => ({ member_id }));
  await openRows(session, 'churn_features', { member_id: 'varchar' }, members);
  const values = known.flatMap(([member_id, value_at_stake]) =>
    value_at_stake === null ? [] : [{ member_id, value_at_stake }],
  );
  const money = { member_id: 'varchar', value_at_stake: 'decimal(38, 4)' } as const;
  await openRows(session, 'churn_value', money, values);
  const barred = known
    .filter(([member_id]) => member_id.startsWith('barred'))
    .map(([member_id]) => ({ member_id, suppression: 'UNSUBSCRIBED' }));
  const suppressions = { member_id: 'varchar', suppression: 'varchar' } as const;
  await openRows(session, 'churn_suppressions', suppressions, barred);
  const chance = { member_id: 'varchar', recoverability: 'varchar', return_probability: 'double' } as const;
  await openRows(session, 'churn_recoverability', chance, []);
  await keepPredictions(
    session,
    Float64Array.from(scored, ([, , probability]) => probability ?? Number.NaN),
  );
}

/** Columns of the scores of the members, in the order of their names. */
const scoresOf = (
  known: readonly Known[],
  columns: string,
  changes: Partial<typeof action> = {},
): Promise<readonly string[]> =>
  inSession(async (session) => {
    await openKnown(session, known);
    const settings = { bands, action: { ...action, ...changes } };
    const parameters = scoresParameters(settings, { asOf: '2024-04-01', modelId: 'm1' });
    const select = `select ${columns} from (${scoresSelect()}) as scores order by member_id`;
    return lines(await session.rows(select, parameters));
  });

describe('a scored member', () => {
  it('is in the band whose lower edge its probability reaches', async () => {
    const probabilities = [0, 0.1499, 0.15, 0.3499, 0.35, 0.5999, 0.6, 1];
    const known = probabilities.map((probability, i): Known => [`m${i}`, 10, probability]);
    expect(await scoresOf(known, 'churn_probability, risk_band')).toEqual([
      '0 | LOW',
      '0.1499 | LOW',
      '0.15 | MEDIUM',
      '0.3499 | MEDIUM',
      '0.35 | HIGH',
      '0.5999 | HIGH',
      '0.6 | VERY_HIGH',
      '1 | VERY_HIGH',
    ]);
  });

  it('is to be acted on where more is expected than the contact costs: above the threshold that is told', async () => {
    expect(contactThreshold(400, action)).toBeCloseTo(0.2, 12);
    const known: readonly Known[] = [
      ['at the threshold', 400, 0.2],
      ['below', 400, 0.199],
      ['above', 400, 0.21],
      ['nothing ordered', null, 0.9],
      ['worth less than the contact', 80, 1],
    ];
    const columns = 'member_id, value_at_stake, expected_gain, act, act_rank, model_id';
    expect(await scoresOf(known, columns)).toEqual([
      'above | 400.0000 | 0.1000 | true | 1 | m1',
      'at the threshold | 400.0000 | 0.0000 | false | null | m1',
      'below | 400.0000 | -0.0100 | false | null | m1',
      'nothing ordered | 0.0000 | -2.0000 | false | null | m1',
      'worth less than the contact | 80.0000 | 0.0000 | false | null | m1',
    ]);
  });

  it('is ranked by the gain, equals by their number, as far as the list goes', async () => {
    const known: readonly Known[] = [
      ['c', 400, 0.4],
      ['b', 400, 0.4],
      ['a', 400, 0.3],
      // More likely, but worth less: 0.6 × 10 − 2 = 4 against 0.5 × 20 − 2 = 8.
      ['d', 400, 0.6],
      ['e', 800, 0.5],
      ['f', 400, 0.1],
    ];
    expect(await scoresOf(known, 'member_id, expected_gain, act, act_rank', { most_members: 3 })).toEqual([
      'a | 1.0000 | true | null',
      'b | 2.0000 | true | 3',
      'c | 2.0000 | true | null',
      'd | 4.0000 | true | 2',
      'e | 8.0000 | true | 1',
      'f | -1.0000 | false | null',
    ]);
  });

  it('has no rank where it may not be contacted, and takes no place from others', async () => {
    const known: readonly Known[] = [
      ['barred', 800, 0.9],
      ['first', 800, 0.5],
      ['second', 400, 0.5],
    ];
    expect(await scoresOf(known, 'member_id, expected_gain, act, act_rank, suppression')).toEqual([
      'barred | 16.0000 | false | null | UNSUBSCRIBED',
      'first | 8.0000 | true | 1 | null',
      'second | 3.0000 | true | 2 | null',
    ]);
  });
});

describe('the value class', () => {
  const classes = (values: readonly number[]): Promise<readonly string[]> =>
    scoresOf(
      values.map((value, i): Known => [`m${i}`, value, 0.5]),
      'value_class',
    );

  it('is A up to 80 % of all value, B up to 90 %, C the rest: an edge belongs to the class after it', async () => {
    expect(await classes([80, 10, 6, 4])).toEqual(['A', 'B', 'C', 'C']);
    expect(await classes([4, 6, 10, 80])).toEqual(['C', 'C', 'B', 'A']);
  });

  it('is the same for members of the same value, though one alone would pass the edge', async () => {
    expect(await classes([78, 11, 11])).toEqual(['A', 'A', 'A']);
    expect(await classes([82, 8, 8, 2])).toEqual(['A', 'B', 'B', 'C']);
  });

  it('is C where nobody ordered anything', async () => {
    expect(await classes([0, 0])).toEqual(['C', 'C']);
  });

  it('of those who have churned is found among them; who is left out for another reason has none', async () => {
    const known: readonly Known[] = [
      ['scored 1', 80, 0.5],
      ['scored 2', 20, 0.5],
      ['churned 1', 4_000, null, 'CHURNED'],
      ['churned 2', 500, null, 'CHURNED'],
      ['churned 3', 500, null, 'CHURNED'],
      ['staff', 9_000, null, 'EXCLUDED'],
      ['young', 900, null, 'TOO_YOUNG'],
      ['never', null, null, 'NO_ORDER'],
    ];
    const columns =
      'member_id, value_at_stake, value_class, risk_band, expected_gain, act, act_rank, model_id';
    expect(await scoresOf(known, columns)).toEqual([
      'churned 1 | 4000.0000 | A | null | null | false | null | null',
      'churned 2 | 500.0000 | B | null | null | false | null | null',
      'churned 3 | 500.0000 | B | null | null | false | null | null',
      'never | 0.0000 | null | null | null | false | null | null',
      // 0.5 × 0.1 × 80 × 0.25 − 2 = −1: what it is worth to act on the scored does not depend on the others.
      'scored 1 | 80.0000 | A | HIGH | -1.0000 | false | null | m1',
      'scored 2 | 20.0000 | B | HIGH | -1.7500 | false | null | m1',
      'staff | 9000.0000 | null | null | null | false | null | null',
      'young | 900.0000 | null | null | null | false | null | null',
    ]);
  });
});
