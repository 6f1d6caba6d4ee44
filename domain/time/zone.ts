import { calendarDate, type Day } from './days.js';

/** Milliseconds of a time of day. */
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** A reading of a clock on the wall, without the instant that it stands for. */
export interface WallTime {
  readonly day: Day;
  readonly hour: number;
  readonly minute: number;
}

/**
 * The instants at which clocks of a zone show a time, in their order: one as a rule, none where clocks are put forward
 * over it, two where they are put back over it.
 *
 * @param timeZone an IANA name; an unknown one throws a RangeError
 */
export function instantsOf({ day, hour, minute }: WallTime, timeZone: string): readonly Date[] {
  const { year, month, dayOfMonth } = calendarDate(day);
  const shown = Date.UTC(year, month - 1, dayOfMonth, hour, minute);
  const format = clockOf(timeZone);
  // Whatever the offset is, it is one of those of the day before and the day after.
  const offsets = new Set([shown - dayMs, shown + dayMs].map((instant) => offsetAt(instant, format)));
  return [...offsets]
    .map((offset) => shown - offset)
    .filter((instant) => instant + offsetAt(instant, format) === shown)
    .sort((a, b) => a - b)
    .map((instant) => new Date(instant));
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
}

/** By how many milliseconds clocks are ahead of UTC. */
function offsetAt(instant: number, format: Intl.DateTimeFormat): number {
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return shown - Math.floor(instant / 1_000) * 1_000;
}
