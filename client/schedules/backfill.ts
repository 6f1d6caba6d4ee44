import type { Client } from '@temporalio/client';
import { MemberflowError } from '../../contracts/failures.js';
import { scheduleIdOf } from '../../contracts/schedules.js';
import { defaultAsOf } from '../../domain/time/as_of.js';
import type { Day } from '../../domain/time/days.js';
import { scheduledTimes } from '../../domain/time/scheduled_times.js';
import type { AppliedSchedule } from './applied.js';
import { cronOf } from './calendar.js';

/** The as-of days that are made up for, both included. */
export interface DaysToFill {
  readonly from: Day;
  readonly to: Day;
}

/** A time that is made up for. */
export interface FilledTime {
  readonly scheduledAt: Date;
  readonly asOf: Day;
}

/**
 * Lets the times of a schedule come that describe certain days, one after the other, also of a paused one.
 * @returns them, in order; the server works them off by itself
 * @throws MemberflowError `InvalidInput` when the schedule is none that a configuration has
 */
export async function backfillSchedule(
  client: Client,
  business: string,
  { name, definition: { when, start } }: Pick<AppliedSchedule, 'name' | 'definition'>,
  days: DaysToFill,
): Promise<readonly FilledTime[]> {
  if (when === null || start === null) throw foreign(name);
  const { timeZone: asOfZone } = start.input.input;
  const cron = cronOf(when.calendar);
  const times = scheduledTimes({ cron, timeZone: when.timeZone, asOfZone, ...days });
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined) return [];
  await client.schedule.getHandle(scheduleIdOf(business, name)).backfill({
    // The server looks for starts, which come up to the jitter later than their times.
    start: first.at,
    end: new Date(last.latest.getTime() + when.jitterMs),
    overlap: 'BUFFER_ALL',
  });
  return times.map(({ at }) => ({ scheduledAt: at, asOf: defaultAsOf(at, asOfZone) }));
}

const foreign = (name: string): MemberflowError =>
  new MemberflowError('InvalidInput', `the schedule ${name} was changed outside memberflow`, {
    remedy: 'Put that of the configuration into force again: memberflow schedule apply.',
  });
