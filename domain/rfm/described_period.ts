import { daysBetween, parseDay } from '../time/days.js';

interface Period {
  /** Null: everything before its as-of. */
  readonly startsOn: string | null;
  readonly asOf: string;
  readonly partial: boolean;
}

/**
 * The period that readers are told of. One that has just begun says little, and the last whole one is described beside
 * it; once it is more than half over, the last whole one would send readers to members as they stood too long ago.
 *
 * @param periods in order of time
 * @returns undefined where there are none
 */
export function describedPeriod<P extends Period>(periods: readonly P[]): P | undefined {
  const last = periods.at(-1);
  const lastWhole = periods.findLast(({ partial }) => !partial);
  if (last === undefined || lastWhole === undefined || !last.partial) return last;
  return daysOf(last) * 2 > daysOf(lastWhole) ? last : lastWhole;
}

const daysOf = ({ startsOn, asOf }: Period): number =>
  startsOn === null ? 0 : daysBetween(parseDay(startsOn), parseDay(asOf));
