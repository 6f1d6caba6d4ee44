import { MemberflowError } from '../../contracts/failures.js';
import { scheduleIdOf } from '../../contracts/schedules.js';
import { defaultAsOf } from '../../domain/time/as_of.js';
import { isDay, type Day } from '../../domain/time/days.js';
import { counted } from '../../domain/text/counted.js';
import { exitCodes } from '../exit_codes.js';
import { zonedMinute } from '../render/schedules.js';
import { requester } from '../runs/requester.js';
import { backfillSchedule, type DaysToFill } from '../schedules/backfill.js';
import { triggerSchedule } from '../schedules/trigger.js';
import { commandLine, type Surroundings } from '../surroundings.js';
import { withSchedule, type ScheduleOptions } from './schedule_server.js';

/** `memberflow schedule trigger NAME`: a time of it comes now. */
export function scheduleTrigger(
  name: string,
  options: ScheduleOptions,
  around: Surroundings,
): Promise<number> {
  return withSchedule(name, options, around, async (schedule, { client, business, say }) => {
    const run = await triggerSchedule(client, business, schedule);
    say({ name, run }, () => [
      `${name} has come: ${run.workflowId}. Next: ${commandLine(`runs watch ${run.workflowId}`, options.config)}`,
    ]);
    return exitCodes.completed;
  });
}

/** `memberflow schedule pause NAME`: no time of it comes until it is resumed. */
export function schedulePause(
  name: string,
  options: ScheduleOptions & { readonly note?: string },
  around: Surroundings,
): Promise<number> {
  return withSchedule(name, options, around, async (schedule, { client, business, say }) => {
    const isNew = !schedule.paused || options.note !== undefined;
    const note = isNew ? (options.note ?? `by ${requester()}`) : schedule.note;
    if (isNew) await client.schedule.getHandle(scheduleIdOf(business, name)).pause(note);
    say({ name, state: 'paused', note }, () => [
      `${name} ${schedule.paused ? 'was paused already' : 'is paused'}: ${note}. Next: ${commandLine(`schedule resume ${name}`, options.config)}`,
    ]);
    return exitCodes.completed;
  });
}

/** `memberflow schedule resume NAME` */
export function scheduleResume(
  name: string,
  options: ScheduleOptions,
  around: Surroundings,
): Promise<number> {
  return withSchedule(name, options, around, async (schedule, { client, business, say }) => {
    if (schedule.paused)
      await client.schedule.getHandle(scheduleIdOf(business, name)).unpause(`resumed by ${requester()}`);
    const [next] = schedule.info.nextActionTimes;
    const when =
      next === undefined ? '' : `; next ${zonedMinute(next, schedule.definition.when?.timeZone ?? 'UTC')}`;
    say({ name, state: 'active', next: next ?? null }, () => [
      `${name} ${schedule.paused ? 'is active again' : 'was active already'}${when}`,
    ]);
    return exitCodes.completed;
  });
}

/** `memberflow schedule backfill NAME --from DAY --to DAY`: its times of past days come, one after the other. */
export function scheduleBackfill(
  name: string,
  options: ScheduleOptions & { readonly from: string; readonly to: string },
  around: Surroundings,
): Promise<number> {
  return withSchedule(name, options, around, async (schedule, { client, business, loaded, say }) => {
    const days = daysToFill(options, defaultAsOf(around.now(), loaded.config.time_zone));
    const times = await backfillSchedule(client, business, schedule, days);
    say({ name, ...days, times }, () => [
      times.length === 0
        ? `${name} has no time from ${days.from} to ${days.to}; nothing was started.`
        : `${name}: ${counted(times.length, 'run')} from ${days.from} to ${days.to}, one after the other. Next: ${commandLine('runs list', options.config)}`,
    ]);
    return exitCodes.completed;
  });
}

function daysToFill({ from, to }: { readonly from: string; readonly to: string }, today: Day): DaysToFill {
  if (!isDay(from)) throw unusable(`--from "${from}" is not a day`);
  if (!isDay(to)) throw unusable(`--to "${to}" is not a day`);
  if (to < from) throw unusable(`--from ${from} is after --to ${to}`);
  if (to > today) throw unusable(`--to ${to} has not come yet: today is ${today}`);
  return { from, to };
}

const unusable = (message: string): MemberflowError =>
  new MemberflowError('InvalidInput', message, {
    remedy: 'Write the first and the last as-of as YYYY-MM-DD, such as --from 2026-10-01 --to 2026-10-31.',
  });

/** `memberflow schedule remove NAME` */
export function scheduleRemove(
  name: string,
  options: ScheduleOptions,
  around: Surroundings,
): Promise<number> {
  return withSchedule(name, options, around, async (_schedule, { client, business, loaded, say }) => {
    await client.schedule.getHandle(scheduleIdOf(business, name)).delete();
    const isConfigured = name in (loaded.config.schedules ?? {});
    say({ name, state: 'removed', configured: isConfigured }, () => [
      `${name} is removed; a run of it that is under way goes on.`,
      ...(isConfigured
        ? ['The configuration still has it: the next memberflow schedule apply creates it again.']
        : []),
    ]);
    return exitCodes.completed;
  });
}
