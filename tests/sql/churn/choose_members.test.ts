import { expect, it } from 'vitest';
import { chooseMembers } from '../../../sql/steps/churn/choose_members.js';
import { inSession } from '../../support/session.js';

/** Of ten members every other one has three snapshots, the others one: twenty rows. */
const chosenOf = (mostRows: number): Promise<readonly string[]> =>
  inSession(async (session) => {
    await session.run(`create temp table churn_labelled as
      select date '2024-01-01' + cast(snapshot as integer) as snapshot_on, 'm' || number as member_id, true as label
      from range(0, 10) as members(number)
      inner join range(0, 3) as snapshots(snapshot) on snapshot = 0 or number % 2 = 1`);
    await chooseMembers(session, 20, mostRows);
    const rows = await session.rows('select member_id from churn_chosen order by member_id');
    return rows.map((row) => String(row['member_id']));
  });

it('takes all members where there are no more rows than are learned from', async () => {
  expect((await chosenOf(20)).length).toBe(20);
});

it('takes so few members that their rows are no more than are learned from, each with all its snapshots', async () => {
  // Every second member would be those with three rows each, fifteen in all: every third is taken.
  expect(await chosenOf(10)).toEqual(['m2', 'm5', 'm5', 'm5', 'm8']);
});
