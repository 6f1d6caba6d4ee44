import type { CalendarSpecDescription, DayOfWeek, Month } from '@temporalio/client';
import { readCron, type Cron, type CronRange } from '../../domain/time/cron.js';

/** The fields of a cron as the server keeps them; `comment` is the cron as it was written. */
export type ScheduleCalendar = Pick<
  CalendarSpecDescription,
  'minute' | 'hour' | 'dayOfMonth' | 'month' | 'dayOfWeek'
> & { readonly comment: string };

const months = [
  ...(['JANUARY', 'FEBRUARY', 'MARCH', 'APRIL', 'MAY', 'JUNE', 'JULY'] as const),
  ...(['AUGUST', 'SEPTEMBER', 'OCTOBER', 'NOVEMBER', 'DECEMBER'] as const),
] satisfies readonly Month[];
const daysOfWeek = [
  ...(['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'] as const),
] satisfies readonly DayOfWeek[];

/** A cron of a configuration, whose schema has read it before, as a calendar of the server. */
export function calendarOf(text: string): ScheduleCalendar {
  const reading = readCron(text);
  if ('expected' in reading) throw new RangeError(`"${text}": expected ${reading.expected}`);
  const { minute, hour, dayOfMonth, month, dayOfWeek } = reading.cron;
  return {
    minute: [...minute],
    hour: [...hour],
    dayOfMonth: [...dayOfMonth],
    month: month.map((range) => named(range, months, 1)),
    dayOfWeek: dayOfWeek.map((range) => named(range, daysOfWeek, 0)),
    comment: text,
  };
}

/** The cron of a calendar, whoever wrote that. */
export function cronOf({ minute, hour, dayOfMonth, month, dayOfWeek }: ScheduleCalendar): Cron {
  return {
    minute,
    hour,
    dayOfMonth,
    month: month.map((range) => numbered(range, months, 1)),
    dayOfWeek: dayOfWeek.map((range) => numbered(range, daysOfWeek, 0)),
  };
}

interface NamedRange<Name> {
  readonly start: Name;
  readonly end: Name;
  readonly step: number;
}

const named = <Name>({ start, end, step }: CronRange, names: readonly Name[], least: number) => ({
  start: names[start - least] as Name,
  end: names[end - least] as Name,
  step,
});

const numbered = <Name>({ start, end, step }: NamedRange<Name>, names: readonly Name[], least: number) => ({
  start: names.indexOf(start) + least,
  end: names.indexOf(end) + least,
  step,
});
