/** Every `step`th value from `start` to `end`, both included. */
export interface CronRange {
  readonly start: number;
  readonly end: number;
  readonly step: number;
}

/** The values of each field at which a time of day comes; a minute matches when all five fields do. */
export interface Cron {
  readonly minute: readonly CronRange[];
  readonly hour: readonly CronRange[];
  readonly dayOfMonth: readonly CronRange[];
  /** 1 to 12. */
  readonly month: readonly CronRange[];
  /** 0, Sunday, to 6, Saturday. */
  readonly dayOfWeek: readonly CronRange[];
}

/** What a text says, or a noun phrase for what was expected in its place. */
export type CronReading = { readonly cron: Cron } | { readonly expected: string };

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const dayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

interface Field {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  /** Names of the values from `least` on. */
  readonly names?: readonly string[];
}

const fields = {
  minute: { name: 'minutes', least: 0, most: 59 },
  hour: { name: 'hours', least: 0, most: 23 },
  dayOfMonth: { name: 'days of the month', least: 1, most: 31 },
  month: { name: 'months', least: 1, most: 12, names: monthNames },
  // Crons write Sunday as 0 or 7.
  dayOfWeek: { name: 'days of the week', least: 0, most: 7, names: dayNames },
} as const satisfies Record<keyof Cron, Field>;

const order = ['minute', 'hour', 'dayOfMonth', 'month', 'dayOfWeek'] as const;

/**
 * Reads the five fields of a cron: minute, hour, day of the month, month, day of the week. Each is `*`, a value, a range
 * `1-5`, either with a step `/2`, or several of them with commas between; months and days of the week may be named.
 *
 * Crons differ in what they do when both kinds of day are given (either, or both together), so that is refused.
 */
export function readCron(text: string): CronReading {
  const parts = text.trim().split(/\s+/);
  if (parts.length !== order.length) return { expected: 'five fields such as 30 2 * * *' };
  const cron = {} as Record<keyof Cron, readonly CronRange[]>;
  for (const [i, key] of order.entries()) {
    const ranges = readField(parts[i] ?? '', fields[key]);
    if (ranges === null) return { expected: expectation(fields[key], i) };
    cron[key] = ranges;
  }
  if (isLimited(parts[2]) && isLimited(parts[4]))
    return { expected: 'days of the month or days of the week, not both' };
  if (!canCome(cron)) return { expected: 'a day of the month that its months have' };
  return { cron };
}

/** The values that ranges stand for, ascending, each once. */
export function valuesOf(ranges: readonly CronRange[]): readonly number[] {
  const all = ranges.flatMap(({ start, end, step }) =>
    Array.from({ length: Math.floor((end - start) / step) + 1 }, (_, i) => start + i * step),
  );
  return [...new Set(all)].sort((a, b) => a - b);
}

function expectation({ name, least, most }: Field, index: number): string {
  return `${name} from ${least} to ${most} in field ${index + 1}`;
}

const isLimited = (part: string | undefined): boolean => part !== undefined && !/^\*(\/1)?$/.test(part);

function readField(text: string, field: Field): readonly CronRange[] | null {
  const ranges = text.split(',').map((part) => readRange(part, field));
  return ranges.every((range) => range !== null) ? ranges.flatMap((range) => withinWeek(range, field)) : null;
}

function readRange(text: string, field: Field): CronRange | null {
  const [, from = '', to, every] = /^(\*|[a-z0-9]+)(?:-([a-z0-9]+))?(?:\/(\d+))?$/i.exec(text) ?? [];
  const step = every === undefined ? 1 : Number(every);
  if (from === '' || step < 1) return null;
  if (from === '*') {
    // The seventh day is the first one again.
    const most = field.name === fields.dayOfWeek.name ? 6 : field.most;
    return to === undefined ? { start: field.least, end: most, step } : null;
  }
  const start = readValue(from, field);
  const end = to === undefined ? (every === undefined ? start : field.most) : readValue(to, field);
  return start === null || end === null || end < start ? null : { start, end, step };
}

function readValue(text: string, { least, most, names = [] }: Field): number | null {
  const named = names.indexOf(text.toLowerCase());
  if (named >= 0) return least + named;
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  return value >= least && value <= most ? value : null;
}

/** Days of the week up to 6: a 7 is written as the 0 that it means. */
function withinWeek(range: CronRange, { name }: Field): readonly CronRange[] {
  if (name !== fields.dayOfWeek.name || range.end < 7) return [range];
  return valuesOf([range]).map((value) => ({ start: value % 7, end: value % 7, step: 1 }));
}

const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function canCome({ dayOfMonth, month }: Cron): boolean {
  const [first = 1] = valuesOf(dayOfMonth);
  return valuesOf(month).some((one) => first <= (longest[one - 1] ?? 0));
}
