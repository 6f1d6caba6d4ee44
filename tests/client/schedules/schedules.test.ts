import { msNumberToTs, tsToDate } from '@temporalio/common/lib/time.js';
import { describe, expect, it } from 'vitest';
import { appliedSchedule } from '../../../client/schedules/applied.js';
import { applySchedules } from '../../../client/schedules/apply.js';
import { backfillSchedule } from '../../../client/schedules/backfill.js';
import { calendarOf, cronOf } from '../../../client/schedules/calendar.js';
import { findSchedule } from '../../../client/schedules/find.js';
import { listedSchedules } from '../../../client/schedules/listed.js';
import { latestRuns } from '../../../client/schedules/scheduled_run.js';
import { scheduleStandings } from '../../../client/schedules/standing.js';
import { triggerSchedule } from '../../../client/schedules/trigger.js';
import { decisionTimeout } from '../../../contracts/heartbeats.js';
import { scheduleIdOf } from '../../../contracts/schedules.js';
import { listRuns, outcomeOf } from '../../../client/runs.js';
import { describeLatest, referenceOf } from '../../../client/runs/reference.js';
import { parseDay } from '../../../domain/time/days.js';
import { scheduledTimes } from '../../../domain/time/scheduled_times.js';
import { withWorker } from '../../support/temporal.js';
import { wantedBy, yearly, type ConfiguredSchedules } from './wanted.js';
import { onRealServer } from '../../workflows/real_server.js';

/** The server is asked until what has to come has come; on a machine at work that takes a while. */
const inTime = { timeout: 40_000, interval: 100 } as const;

describe('schedules on a real server', () => {
  const real = onRealServer();

  const apply = async (
    business: string,
    schedules: ConfiguredSchedules,
    { taskQueue, spoiled = false }: { readonly taskQueue?: string; readonly spoiled?: boolean } = {},
  ) => {
    const wanted = wantedBy(real.small.input(business, { spoiled }), schedules, taskQueue);
    const changes = await applySchedules(real.server.client, business, wanted);
    return changes.map(({ name, change, differed, paused }) =>
      [name, change, ...differed, ...(paused ? ['paused'] : [])].join(' '),
    );
  };
  const listed = async (business: string) =>
    (await listedSchedules(real.server.client, business)).map(({ name }) => name);
  const found = (business: string, name: string) => findSchedule(real.server.client, business, name, []);

  it('are created, left, updated and pruned; a pause is kept, and other businesses are left alone', async () => {
    const all = {
      plain: yearly,
      full: {
        job: 'memberOperations',
        cron: '*/15 8-20/2 29 FEB *',
        time_zone: 'Europe/Berlin',
        jitter: '10m',
        catch_up: '12h',
        overlap: 'buffer_all',
        pause_on_failure: true,
      },
    };
    await apply('neighbour', { plain: yearly });
    expect(await apply('steady', all)).toEqual(['full created', 'plain created']);
    expect(await apply('steady', all)).toEqual(['full left', 'plain left']);

    await real.server.client.schedule.getHandle(scheduleIdOf('steady', 'plain')).pause('stock-taking');
    const later = { plain: { ...yearly, cron: '30 3 29 2 *' } };
    await expect.poll(() => listed('steady'), inTime).toEqual(['full', 'plain']);
    expect(await apply('steady', later)).toEqual(['full removed', 'plain updated when paused']);
    expect(await apply('steady', later)).toEqual(['plain left paused']);
    expect(await found('steady', 'plain')).toMatchObject({ paused: true, note: 'stock-taking' });
    expect(await appliedSchedule(real.server.client, 'neighbour', 'plain')).not.toBeNull();
  });

  it('are there once when two commands apply them at the same time', async () => {
    const wanted = { a: yearly, b: yearly, c: yearly };
    await Promise.all([apply('hasty', wanted), apply('hasty', wanted)]);
    expect(await apply('hasty', wanted)).toEqual(['a left', 'b left', 'c left']);
    await expect.poll(() => listed('hasty'), inTime).toEqual(['a', 'b', 'c']);
  });

  it('are put right again when somebody changed them on the server', async () => {
    await apply('tampered', { plain: yearly });
    await real.server.client.schedule
      .getHandle(scheduleIdOf('tampered', 'plain'))
      .update(({ action, policies, state }) => ({
        action,
        state,
        policies: { ...policies, overlap: 'ALLOW_ALL' },
        spec: { intervals: [{ every: '30d' }] },
      }));
    expect(await apply('tampered', { plain: yearly })).toEqual(['plain updated when rules']);
    expect(await apply('tampered', { plain: yearly })).toEqual(['plain left']);
  });

  it('lose no more time than other runs with a worker that dies; those of a version that let them are put right', async () => {
    await apply('patient', { plain: yearly });
    const handle = real.server.client.schedule.getHandle(scheduleIdOf('patient', 'plain'));
    const decisionMs = async (): Promise<unknown> => (await handle.describe()).action.workflowTaskTimeout;
    expect(await decisionMs()).toBe(decisionTimeout);
    await handle.update(({ action, ...others }) => ({
      ...others,
      action: { ...action, workflowTaskTimeout: undefined },
    }));
    expect(await apply('patient', { plain: yearly })).toEqual(['plain updated version']);
    expect(await decisionMs()).toBe(decisionTimeout);
    expect(await apply('patient', { plain: yearly })).toEqual(['plain left']);
  });

  it('triggered, run the business, and tell the last run with its result', async () => {
    await withWorker(real.server, { activities: real.small.activities }, async (taskQueue) => {
      await apply('at-once', { yearly }, { taskQueue });
      const run = await triggerSchedule(real.server.client, 'at-once', await found('at-once', 'yearly'));
      expect(run.workflowId).toBe(`at-once/rfm/${run.asOf}`);
      await expect.poll(() => describeLatest(real.server.client, run.workflowId), inTime).not.toBeNull();
      const description = (await describeLatest(real.server.client, run.workflowId))!;
      const outcome = await outcomeOf(real.server.client, referenceOf(description));
      expect(outcome).toMatchObject({ status: 'completed', asOf: run.asOf });

      const wanted = wantedBy(real.small.input('at-once'), { yearly, unborn: yearly }, taskQueue);
      const last = async () => (await scheduleStandings(real.server.client, 'at-once', wanted))[1]?.last[0];
      await expect.poll(async () => (await last())?.status, inTime).toBe('completed');
      expect(await last()).toEqual({ ...run, status: 'completed', runId: outcome.runId });
      const [unborn, standing] = await scheduleStandings(real.server.client, 'at-once', wanted);
      expect(unborn).toMatchObject({ name: 'unborn', state: 'absent', next: [], last: [] });
      expect(standing).toMatchObject({ state: 'active', differs: [], configured: true });
      expect(standing?.next).toHaveLength(3);

      const { runs } = await listRuns(real.server.client, 100);
      expect(runs.filter(({ workflowId }) => workflowId.startsWith('at-once/'))).toMatchObject([
        { workflowId: run.workflowId, requester: 'schedule yearly' },
      ]);
    });
  });

  it('backfilled, give each day its result, one after the other', async () => {
    await withWorker(real.server, { activities: real.small.activities }, async (taskQueue) => {
      await apply('past', { nightly: { job: 'audit', cron: '30 2 * * *', jitter: '20m' } }, { taskQueue });
      const schedule = await found('past', 'nightly');
      const days = { from: parseDay('2020-06-28'), to: parseDay('2020-06-30') };
      const times = await backfillSchedule(real.server.client, 'past', schedule, days);
      expect(times).toEqual([
        { scheduledAt: new Date('2020-06-27T18:30:00Z'), asOf: '2020-06-28' },
        { scheduledAt: new Date('2020-06-28T18:30:00Z'), asOf: '2020-06-29' },
        { scheduledAt: new Date('2020-06-29T18:30:00Z'), asOf: '2020-06-30' },
      ]);
      const runs = async () => latestRuns(real.server.client, await found('past', 'nightly'), 10);
      const results = async () => (await runs()).map(({ asOf, status }) => `${asOf} ${status}`);
      await expect
        .poll(results, inTime)
        .toEqual(['2020-06-30 completed', '2020-06-29 completed', '2020-06-28 completed']);
      const began = (await runs()).map(({ runId }) => runId);
      expect(new Set(began).size).toBe(3);
    });
  });

  it('are paused by a failed run when that is asked for, with the failure to read', async () => {
    await withWorker(real.server, { activities: real.small.activities }, async (taskQueue) => {
      const careful = { job: 'rfm', cron: '30 2 * * *', pause_on_failure: true };
      await apply('careful', { careful }, { taskQueue, spoiled: true });
      const day = parseDay('2020-06-30');
      const schedule = await found('careful', 'careful');
      await backfillSchedule(real.server.client, 'careful', schedule, { from: day, to: day });
      await expect.poll(async () => (await found('careful', 'careful')).paused, inTime).toBe(true);
      const { note } = await found('careful', 'careful');
      expect(note).toMatch(/careful\/scheduled\/careful-2020-06-29T18:30:00Z: .* of 0\.6667/);
      const [last] = await latestRuns(real.server.client, await found('careful', 'careful'), 1);
      expect(last).toMatchObject({
        status: 'failed',
        error: { type: 'DataQualityGate', message: expect.stringContaining('67') as string },
      });
    });
  });

  it('come when the real.server says so, also where clocks are changed', async () => {
    const zone = { job: 'rfm', time_zone: 'Europe/Berlin' };
    const crons = { daily: '30 2 * * *', often: '*/30 1-3 * * *' };
    const schedules = Object.fromEntries(
      Object.entries(crons).map(([name, cron]) => [name, { ...zone, cron }]),
    );
    await apply('clocks', schedules, { taskQueue: 'nobody' });
    const changes = [
      { from: parseDay('2026-03-28'), to: parseDay('2026-03-30') },
      { from: parseDay('2026-10-24'), to: parseDay('2026-10-26') },
    ];
    for (const [name, text] of Object.entries(crons))
      for (const days of changes) {
        const times = scheduledTimes({
          cron: cronOf(calendarOf(text)),
          timeZone: zone.time_zone,
          asOfZone: zone.time_zone,
          ...days,
        });
        const { startTime } = await real.server.client.workflowService.listScheduleMatchingTimes({
          namespace: real.server.namespace,
          scheduleId: scheduleIdOf('clocks', name),
          // The real.server leaves out the first instant.
          startTime: msNumberToTs(times[0]!.at.getTime() - 1_000),
          endTime: msNumberToTs(times.at(-1)!.latest.getTime()),
        });
        const servers = startTime.map((time) => tsToDate(time).toISOString());
        expect(servers).toHaveLength(times.length);
        const either = times.map(({ at, latest }) => [at.toISOString(), latest.toISOString()]);
        for (const [i, instants] of either.entries()) expect(instants).toContain(servers[i]);
      }
  });

  it('that do not exist are asked for by the nearest name', async () => {
    await apply('named', { nightly: yearly }, { taskQueue: 'nobody' });
    await expect.poll(() => listed('named'), inTime).toEqual(['nightly']);
    await expect(findSchedule(real.server.client, 'named', 'nigthly', [])).rejects.toMatchObject({
      failure: 'InvalidInput',
      message: 'named has no schedule called "nigthly"',
      details: { remedy: 'Did you mean nightly? There are nightly.' },
    });
    await expect(findSchedule(real.server.client, 'named', 'weekly', ['weekly'])).rejects.toMatchObject({
      message: 'the schedule weekly is not in force yet',
    });
  });
});
