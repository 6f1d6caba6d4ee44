import { pick } from '../kernel/draw.js';
import type { Parameters } from '../model/parameters.js';

export const daySeconds = 86_400;
export const weekSeconds = 7 * daySeconds;

/**
 * Times of one member are multiples of this plus an offset that says what they are of, so that no two of them fall
 * together: a visit's number (0 to 14), or 16 and an order's number, or 31 for the first visit.
 */
export const tick = 32;
export const orderOffset = 16;
export const firstVisitOffset = 31;

/** When things happen: seconds since 1970 as local wall-clock time, between 7 and 23 o'clock. */
export interface Clock {
  readonly weekStart: (week: number) => number;
  /** A time of a week by three draws; businesses are there from Monday to Friday. */
  readonly within: (
    week: number,
    business: boolean,
    uDay: number,
    uHour: number,
    uSecond: number,
    offset: number,
  ) => number;
  /** A time that was drawn as days since the first Monday, moved into the hours of the day. */
  readonly ofDay: (day: number, offset: number) => number;
  readonly end: number;
}

const firstHour = 7;

export function createClock({ firstMonday, weeks, common }: Parameters): Clock {
  const start = Date.parse(`${firstMonday}T00:00:00Z`) / 1_000;
  const weekStart = (week: number): number => start + week * weekSeconds;
  const tickOf = (second: number, offset: number): number => Math.floor(second / tick) * tick + offset;
  return {
    weekStart,
    within: (week, business, uDay, uHour, uSecond, offset) => {
      const day = pick(uDay, common.weekdays, business ? 5 : 7);
      const hour = firstHour + pick(uHour, common.hours);
      // The first quarter of an hour is left for the visit that leads to an order.
      return tickOf(weekStart(week) + day * daySeconds + hour * 3_600 + 900 + uSecond * 2_600, offset);
    },
    ofDay: (day, offset) => {
      const whole = Math.floor(day);
      const seconds = firstHour * 3_600 + (day - whole) * 16 * 3_600;
      return tickOf(start + whole * daySeconds + seconds, offset);
    },
    end: weekStart(weeks),
  };
}
