import { expect, it } from 'vitest';
import { clockFinding } from '../../../client/doctor/clock.js';
import { nodeVersion } from '../../../client/doctor/program.js';

const now = new Date('2026-11-22T12:00:00Z');
const secondsAgo = (seconds: number) => new Date(now.getTime() - seconds * 1000);

it.each([
  ['a worker asked within its minute', [secondsAgo(70), secondsAgo(3)], 'ok', /agrees/],
  ['the last asked just before', [secondsAgo(0)], 'ok', /agrees/],
  ['the last asked in our future', [secondsAgo(-3600)], 'warning', /at least 3600 s behind/],
  [
    'the last asked longer ago than workers wait',
    [secondsAgo(75 + 86_400)],
    'warning',
    /at least 86400 s ahead of/,
  ],
  ['nobody asked', [], 'none', /no worker runs/],
] as const)('the clock, where %s', (_, asked, verdict, words) => {
  expect(clockFinding(asked, now)).toMatchObject({ verdict, detail: expect.stringMatching(words) as string });
});

it.each([
  ['20.19.0', 'ok'],
  ['22.0.0', 'ok'],
  ['20.18.9', 'failed'],
  ['18.20.0', 'failed'],
])('Node.js %s is %s', (version, verdict) => {
  expect(nodeVersion(version).verdict).toBe(verdict);
});
