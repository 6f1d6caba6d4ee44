import { expect, it } from 'vitest';
import { movedBands } from '../../../sql/steps/churn/score_facts.js';
import { inSession } from '../../support/session.js';
import { openScores } from './scored.js';

const banded = (bands: Readonly<Record<string, string | null>>) =>
  Object.entries(bands).map(([member_id, risk_band]) => ({ member_id, risk_band }));

it('members between two runs are counted from band to band; who is not scored in one of them came or went', async () => {
  const moved = await inSession(async (session) => {
    const then = { a: 'LOW', b: 'LOW', c: 'LOW', d: 'HIGH', e: 'VERY_HIGH', f: null, g: null };
    const now = { a: 'LOW', b: 'LOW', c: 'HIGH', d: 'MEDIUM', e: null, f: 'LOW', g: null, h: 'LOW' };
    await openScores(session, banded(then), 'earlier_scores');
    await openScores(session, banded(now), 'later_scores');
    return await movedBands(session, 'earlier_scores', 'later_scores');
  });
  expect(moved).toEqual([
    { from: 'LOW', to: 'LOW', members: 2 },
    { from: 'LOW', to: 'HIGH', members: 1 },
    { from: 'HIGH', to: 'MEDIUM', members: 1 },
    { from: 'VERY_HIGH', to: null, members: 1 },
    // One was known and not scored, one was not known.
    { from: null, to: 'LOW', members: 2 },
  ]);
});
