import { expect, it } from 'vitest';
import { actFirstRows, keepPredictions, reasonsSelect } from '../../../sql/steps/churn/scores.js';
import { inSession } from '../../support/session.js';
import { openRows, openScores } from './scored.js';
import { lines } from './states.js';

const features = [
  { name: 'visits_90', kind: 'number' },
  { name: 'region', kind: 'category' },
] as const;

it('reasons belong to the members who are listed, with the value that the feature has for each', async () => {
  await inSession(async (session) => {
    const columns = { member_id: 'varchar', visits_90: 'double', region: 'varchar' } as const;
    await openRows(session, 'churn_features', columns, [
      { member_id: 'c', visits_90: 7, region: 'south' },
      { member_id: 'a', visits_90: 0, region: 'north' },
      { member_id: 'b', visits_90: null, region: null },
    ]);
    await keepPredictions(session, Float64Array.of(0.9, 0.1, 0.8));
    await openScores(session, [
      { member_id: 'a', act: 'true', act_rank: 2 },
      { member_id: 'b', act: 'true' },
      { member_id: 'c', act: 'true', act_rank: 1 },
    ]);
    // Rows are those of the members in their order, whatever their rank.
    expect(await actFirstRows(session)).toEqual(Uint32Array.of(0, 2));
    const select = await reasonsSelect(session, features, {
      row: Float64Array.of(2, 0, 0, 1),
      rank: Float64Array.of(1, 2, 1, 1),
      feature: Float64Array.of(1, 0, 1, 0),
      contribution: Float64Array.of(0.25, 0.5, 0.75, 0.125),
    });
    expect(lines(await session.rows(select))).toEqual([
      'a | 1 | region | null | north | 0.75',
      'a | 2 | visits_90 | 0 | null | 0.5',
      'b | 1 | visits_90 | null | null | 0.125',
      'c | 1 | region | null | south | 0.25',
    ]);
  });
});
