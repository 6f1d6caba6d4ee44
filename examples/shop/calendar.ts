/** Local date and time without a zone, as a workbook holds it: milliseconds as if it were UTC. */
export type WallClock = number;

const dayLength = 86_400_000;

/** The first instant of a day such as 2016-12-31. */
export function day(text: string): WallClock {
  return Date.parse(`${text}T00:00:00Z`);
}

export function addDays(instant: WallClock, days: number): WallClock {
  return instant + Math.round((days * dayLength) / 1000) * 1000;
}

/** `2016-12-31 23:59:59`. */
export function iso(instant: WallClock): string {
  return new Date(instant).toISOString().slice(0, 19).replace('T', ' ');
}

export function yearOf(instant: WallClock): number {
  return new Date(instant).getUTCFullYear();
}

/** `2016/1/5`, as spreadsheets in China write a day. */
export function slashed(instant: WallClock): string {
  const date = new Date(instant);
  return `${date.getUTCFullYear()}/${date.getUTCMonth() + 1}/${date.getUTCDate()}`;
}

/** `2016年01月05日`. */
export function chinese(instant: WallClock): string {
  const [year, month, date] = iso(instant).slice(0, 10).split('-');
  return `${String(year)}年${String(month)}月${String(date)}日`;
}
