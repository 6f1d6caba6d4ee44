import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { membersCommand } from '../../../reporting/selection/command.js';

describe('the command that lists members', () => {
  it('writes what is chosen as options', () => {
    expect(membersCommand('run-1', { period: '2017Q4', codes: ['212', '3*1'], segments: ['VIP'] })).toBe(
      "memberflow members --run run-1 --period 2017Q4 --group 212 --group '3*1' --segment VIP",
    );
  });

  it('names the earlier run only where it is another one', () => {
    const cameFrom = { runId: 'run-1', period: '2017Q3', segment: 'VIP' };
    expect(membersCommand('run-1', { segments: ['New'], cameFrom })).toBe(
      'memberflow members --run run-1 --segment New --came-from VIP --from-period 2017Q3',
    );
    expect(membersCommand('run-2', { cameFrom, gone: true })).toBe(
      'memberflow members --run run-2 --came-from VIP --from-run run-1 --from-period 2017Q3 --gone',
    );
  });

  it('says with an empty name that members were not scored then', () => {
    const cameFrom = { runId: 'run-1', period: '2017Q3', segment: null };
    expect(membersCommand('run-1', { cameFrom })).toBe(
      "memberflow members --run run-1 --came-from '' --from-period 2017Q3",
    );
  });

  it('keeps a name with a hyphen at its beginning from being taken for an option', () => {
    expect(membersCommand('run-1', { segments: ['--gone'] })).toBe(
      'memberflow members --run run-1 --segment=--gone',
    );
  });

  it('reaches a shell as it was meant, whatever the name of a segment', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !text.includes('\0'));
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 3 }), (segments) => {
        const command = membersCommand('run-1', { segments });
        const words = execFileSync('sh', ['-c', command.replace('memberflow', String.raw`printf '%s\0'`)])
          .toString()
          .split('\0');
        const options = segments.flatMap((segment) =>
          segment.startsWith('-') ? [`--segment=${segment}`] : ['--segment', segment],
        );
        expect(words).toEqual(['members', '--run', 'run-1', ...options, '']);
      }),
      { numRuns: 50 },
    );
  });
});
