import { describe, expect, it } from 'vitest';
import { tallyLine, tallyOf } from '../../scripts/steps/tally.mjs';

const file = (name: string, ...statuses: readonly string[]) => ({
  name: `/project/tests/${name}`,
  status: statuses.includes('failed') ? 'failed' : 'passed',
  assertionResults: statuses.map((status, place) => ({ fullName: `${status} ${place}`, status })),
});

describe('the tally of a test run', () => {
  it('counts passed, failed and skipped tests; pending and todo ones are skipped', () => {
    const tally = tallyOf(
      [file('a.test.ts', 'passed', 'failed'), file('b.test.ts', 'passed', 'skipped', 'pending', 'todo')],
      [],
      '/project',
    );
    expect(tallyLine(tally)).toBe('2 passed, 1 failed, 3 skipped');
  });

  it('counts a file that could not be run as a failure', () => {
    const broken = { name: '/project/tests/c.test.ts', status: 'failed', assertionResults: [] };
    expect(tallyOf([broken, file('a.test.ts', 'passed')], [], '/project')).toMatchObject({
      passed: 1,
      failed: 1,
    });
  });

  it('tells which skips nobody allowed', () => {
    const files = [file('a.test.ts', 'skipped', 'skipped'), file('b.test.ts', 'skipped', 'todo')];
    const allowed = [
      { file: 'tests/a.test.ts', test: 'skipped 1', reason: 'needs a machine with two sockets' },
      { file: 'tests/b.test.ts', reason: 'needs the shared data' },
    ];
    expect(tallyOf(files, allowed, '/project').unlisted).toEqual(['tests/a.test.ts: skipped 0']);
  });
});
