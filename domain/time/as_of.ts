import { type Day, parseDay } from './days.js';

/**
 * The as-of of a run that names none: today's local day in the zone of the business, so that everything before
 * today's midnight is described. For a scheduled run, `now` is the scheduled time, never the clock.
 *
 * `timeZone` is an IANA name; an unknown one throws a RangeError.
 */
export function defaultAsOf(now: Date, timeZone: string): Day {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const parts = new Map(format.formatToParts(now).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return parseDay(`${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`);
}
