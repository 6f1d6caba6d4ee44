const dayLength = 86_400_000;

/** A local wall-clock time such as `2025-11-03 10:12:00` as a number of milliseconds, and back. */
const numberOf = (text: string): number => Date.parse(`${text.replace(' ', 'T')}Z`);
const textOf = (instant: number): string => new Date(instant).toISOString().slice(0, 19).replace('T', ' ');

/** The same time of day, some days earlier. */
export const daysEarlier = (text: string, days: number): string =>
  textOf(numberOf(text) - days * dayLength).slice(0, text.length);

/** A time between this one and the last second before a day. */
export function between(text: string, asOf: string, share: number): string {
  const from = numberOf(text);
  const seconds = Math.floor((numberOf(`${asOf} 00:00:00`) - from) / 1000);
  return textOf(from + Math.floor(share * seconds) * 1000);
}

/** The first instant that is not known, later ones, and one keyed in with the wrong century. */
export function instantsFromAsOf(asOf: string): readonly string[] {
  const first = numberOf(`${asOf} 00:00:00`);
  const later = [0, 0.4, 1.5, 90].map((days) => textOf(first + days * dayLength));
  return [...later, `2107-06-18 09:30:00`];
}

/** `2025/11/3 10:12:00`, as spreadsheets in China write it. */
export function slashed(text: string): string {
  const [, year = '', month = '', day = '', rest = ''] = /^(\d{4})-(\d\d)-(\d\d)(.*)$/.exec(text) ?? [];
  return `${year}/${Number(month)}/${Number(day)}${rest}`;
}
