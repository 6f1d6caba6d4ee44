import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberSelection } from '../../../contracts/members.js';
import { createDuckDb } from '../../../engine/duckdb/duckdb.js';
import { membersQuery } from '../../../reporting/selection/query.js';

const named = `it's "<b>" 🎁`;
const rows = [
  ['run-1', '2017', 'ann', '222', named],
  ['run-1', '2017', 'bob', '211', 'new'],
  ['run-1', '2017', 'cid', '212', 'new'],
  ['run-1', '2016', 'ann', '111', 'asleep'],
  ['run-1', '2016', 'bob', '222', named],
  ['run-1', '2016', 'dan', '222', named],
  ['run-0', '2016', 'cid', '222', named],
  ['run-0', '2016', 'eve', '222', named],
] as const;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'memberflow-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Members whom the query finds in the table as it is published. */
function found(selection: MemberSelection): Promise<readonly string[]> {
  const engine = createDuckDb({ memoryLimit: '200MB', threads: 1 });
  return engine.withSession(
    { temporaryFolder: folder, signal: new AbortController().signal },
    async (session) => {
      await session.run(
        `create temp table rfm_scores (run_id varchar, scope varchar, period varchar, member_id varchar, rfm_code varchar,
        segment varchar, recency_days integer, order_count integer, monetary_sum decimal(18, 4), rank integer)`,
      );
      for (const [run, period, member, code, segment] of rows) {
        await session.run(
          `insert into rfm_scores values ($run, 'all', $period, $member, $code, $segment, 1, 1, 1, 1), ($run, 'category', $period, 'nobody', $code, $segment, 1, 1, 1, 1)`,
          { run, period, member, code, segment },
        );
      }
      const members = await session.rows(membersQuery('run-1', '2017', selection));
      return members.map((row) => String(row['member_id']));
    },
  );
}

describe('the query that lists members', () => {
  it('takes the period of the report where the selection names none', async () => {
    expect(await found({})).toEqual(['ann', 'bob', 'cid']);
    expect(await found({ period: '2016' })).toEqual(['ann', 'bob', 'dan']);
  });

  it('finds groups by their codes, with a star for any digit', async () => {
    expect(await found({ codes: ['211', '222'] })).toEqual(['ann', 'bob']);
    expect(await found({ codes: ['21*'] })).toEqual(['bob', 'cid']);
    expect(await found({ codes: ['211', '2*2'] })).toEqual(['ann', 'bob', 'cid']);
  });

  it('finds segments whatever stands in their names', async () => {
    expect(await found({ segments: [named] })).toEqual(['ann']);
    expect(await found({ segments: [named, 'new'], codes: ['2*2'] })).toEqual(['ann', 'cid']);
  });

  it('finds who came from a segment, in this run or an earlier one', async () => {
    const cameFrom = { runId: 'run-1', period: '2016', segment: named };
    expect(await found({ segments: ['new'], cameFrom })).toEqual(['bob']);
    expect(await found({ segments: ['new'], cameFrom: { ...cameFrom, runId: 'run-0' } })).toEqual(['cid']);
  });

  it('finds who was not scored then', async () => {
    expect(await found({ cameFrom: { runId: 'run-1', period: '2016', segment: null } })).toEqual(['cid']);
  });

  it('finds who is gone', async () => {
    const cameFrom = { runId: 'run-1', period: '2016', segment: named };
    expect(await found({ cameFrom, gone: true })).toEqual(['dan']);
    expect(await found({ cameFrom: { ...cameFrom, runId: 'run-0' }, gone: true })).toEqual(['eve']);
  });
});
