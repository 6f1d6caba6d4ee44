declare const dayBrand: unique symbol;

/**
 * A local calendar day as ISO text, `2016-12-31`, on the proleptic Gregorian calendar, years 0001 to 9999.
 * It carries no time zone: the zone decides which instants belong to it. Days compare in order as texts.
 */
export type Day = string & { readonly [dayBrand]: true };

/** Year, month (1–12) and day of the month (1–31). */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly dayOfMonth: number;
}

const millisecondsADay = 86_400_000;
const written = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether a text is a day that exists, written as `YYYY-MM-DD`; `2016-02-30` is not. */
export function isDay(text: string): text is Day {
  const parts = written.exec(text);
  if (parts === null) return false;
  const [year, month, dayOfMonth] = parts.slice(1).map(Number) as [number, number, number];
  if (year < 1 || month < 1 || month > 12) return false;
  return dayOfMonth >= 1 && dayOfMonth <= daysInMonth(year, month);
}

/** Reads a day; throws a RangeError where {@link isDay} is false. */
export function parseDay(text: string): Day {
  if (!isDay(text)) {
    throw new RangeError(`"${text}" is not a day: expected one that exists, written as YYYY-MM-DD`);
  }
  return text;
}

/** The day with these numbers; throws a RangeError where there is none. */
export function dayOf({ year, month, dayOfMonth }: CalendarDate): Day {
  const digits = (value: number, length: number) => String(value).padStart(length, '0');
  return parseDay(`${digits(year, 4)}-${digits(month, 2)}-${digits(dayOfMonth, 2)}`);
}

export function calendarDate(day: Day): CalendarDate {
  return {
    year: Number(day.slice(0, 4)),
    month: Number(day.slice(5, 7)),
    dayOfMonth: Number(day.slice(8, 10)),
  };
}

/** The day so many days later, earlier where negative; throws a RangeError outside the years 0001 to 9999. */
export function addDays(day: Day, days: number): Day {
  const date = new Date((dayNumber(day) + days) * millisecondsADay);
  const year = date.getUTCFullYear();
  if (!(year >= 1 && year <= 9999))
    throw new RangeError(`${days} days from ${day} is outside the years 0001 to 9999`);
  return dayOf({ year, month: date.getUTCMonth() + 1, dayOfMonth: date.getUTCDate() });
}

/** Days from one day to another: 1 from a day to the next, negative backwards. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** Day of the week as ISO 8601 numbers it: 1 is Monday, 7 is Sunday. */
export function isoWeekday(day: Day): number {
  // 1970-01-01, day 0, was a Thursday.
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

/** Days since 1970-01-01. A text in ISO form is read as UTC, so that no zone of the machine enters. */
const dayNumber = (day: Day): number => Date.parse(day) / millisecondsADay;

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
