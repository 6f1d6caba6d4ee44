import { describe, expect, it } from 'vitest';
import {
  appliedLines,
  scheduleJson,
  scheduleListLines,
  zonedMinute,
} from '../../../client/render/schedules.js';
import { plainStyle } from '../../../client/render/style.js';
import type { ScheduleStanding } from '../../../client/schedules/standing.js';
import { sampleConfig } from '../../support/sample_run.js';
import { wantedBy } from '../schedules/wanted.js';

const [audit, nightly] = wantedBy(
  { configuration: sampleConfig(), baseFolder: '/data' },
  {
    audit: { job: 'audit', cron: '0 6 * * MON', overlap: 'buffer_one', time_zone: 'Europe/Berlin' },
    nightly: { job: 'rfm', cron: '30 2 * * *', jitter: '10m', pause_on_failure: true },
  },
);

const standing: ScheduleStanding = {
  name: 'audit',
  definition: audit!,
  state: 'active',
  note: '',
  configured: true,
  differs: [],
  next: [new Date('2026-11-23T05:00:00Z')],
  last: [],
  missed: 0,
  skipped: 0,
};
const failed: ScheduleStanding = {
  ...standing,
  name: 'nightly',
  definition: nightly!,
  state: 'paused',
  note: 'the gate was crossed',
  differs: ['configuration'],
  next: [],
  last: [
    {
      scheduledAt: new Date('2026-11-21T18:30:00Z'),
      asOf: '2026-11-22',
      workflowId: 'corner-shop/rfm/2026-11-22',
      runId: null,
      status: 'failed',
      error: { type: 'DataQualityGate', message: 'Too few rows', details: { remedy: 'Look at the source.' } },
      scheduledBy: 'corner-shop/scheduled/nightly-2026-11-21T18:30:00Z',
    },
  ],
  missed: 1,
  skipped: 2,
};

describe('schedules for reading', () => {
  it('are a table in the time zone of each, with what a row has no room for below', () => {
    expect(scheduleListLines([standing, failed], 'memberflow schedule apply', plainStyle).join('\n'))
      .toMatchInlineSnapshot(`
      "schedule  job    when                       next              last              result           jitter  catch-up  overlap     on failure  state
      audit     audit  0 6 * * MON Europe/Berlin  2026-11-23 06:00                                         0s        1d  buffer_one  goes on     active
      nightly   rfm    30 2 * * * Asia/Shanghai                     2026-11-22 02:30  DataQualityGate     10m        1d  skip        pauses      paused
      nightly: paused: the gate was crossed
      nightly: failed: Too few rows. Look at the source.
      nightly: 1 missed: older than the catch-up window when a server ran again
      nightly: 2 skipped: the run before was under way
      nightly: not as in the configuration: configuration
      The configuration is not in force as it is. Next: memberflow schedule apply"
    `);
  });

  it('say how to begin where there are none', () => {
    expect(scheduleListLines([], 'memberflow schedule apply', plainStyle)).toEqual([
      'No schedules. Add them under schedules in the configuration, then memberflow schedule apply',
    ]);
  });

  it('that are not in force, or not in the configuration, are told as such', () => {
    const lines = scheduleListLines(
      [
        { ...standing, state: 'absent', next: [] },
        { ...standing, name: 'old', configured: false },
      ],
      'memberflow schedule apply',
      plainStyle,
    );
    expect(lines[1]).toMatch(/^audit .* not in force$/);
    expect(lines.slice(3)).toEqual([
      'old: not in the configuration',
      'The configuration is not in force as it is. Next: memberflow schedule apply',
    ]);
  });

  it('are in the words of the configuration for scripts', () => {
    expect(scheduleJson(failed)).toMatchObject({
      name: 'nightly',
      job: 'rfm',
      cron: '30 2 * * *',
      timeZone: 'Asia/Shanghai',
      jitter: '10m',
      catchUp: '1d',
      overlap: 'skip',
      pauseOnFailure: true,
      last: [{ status: 'failed' }],
    });
  });

  it('tell what applying did', () => {
    const changes = [
      { name: 'audit', change: 'left', differed: [], paused: true },
      { name: 'nightly', change: 'updated', differed: ['when', 'rules'], paused: false },
      { name: 'old', change: 'removed', differed: [], paused: true },
    ] as const;
    expect(appliedLines(changes, plainStyle)).toEqual([
      'schedule  change',
      'audit     unchanged still paused',
      'nightly   updated (when, rules)',
      'old       removed',
    ]);
  });

  it('have their moments on the clock of their zone', () => {
    const moment = new Date('2026-10-25T00:30:00Z');
    expect(zonedMinute(moment, 'Europe/Berlin')).toBe('2026-10-25 02:30');
    expect(zonedMinute(moment, 'America/New_York')).toBe('2026-10-24 20:30');
  });
});
