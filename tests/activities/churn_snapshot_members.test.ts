import { expect, test } from 'vitest';
import { withMembers } from '../../activities/churn/snapshot_members.js';

const uses = [
  { on: '2024-01-01', rows: 500, churners: 50, use: 'trained' },
  { on: '2024-02-01', rows: 0, churners: 0, use: 'passed' },
] as const;

test('a card tells of all members of a snapshot, not only of those who were learned from', () => {
  const looked = [{ on: '2024-01-01', eligible: 5_000, leftInGap: 12 }];
  expect(withMembers(uses, looked)).toEqual([{ ...uses[0], eligible: 5_000, leftInGap: 12 }, uses[1]]);
});

test('a card from snapshots of before tells of those who were learned from', () => {
  expect(withMembers(uses)).toEqual(uses);
});
