const isoText = /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d):(\d\d)(\.\d+)?)?$/;
const dayMillis = 86_400_000;
/** Days from 1899-12-30, Excel's day 0 for every date since March 1900, to 1970-01-01. */
const epochDay = 25_569;
/** 1900-03-01. Excel counts a 29 February 1900 that never was, so days before it are one less. */
const firstTrueDay = 61;

/**
 * Excel's number for an ISO date or timestamp (wall-clock time): days since 1900, the time as their fraction.
 * @returns undefined for what is no such text, for days that do not exist and for those before 1900, which
 * Excel cannot hold.
 */
export function dateSerial(text: string): number | undefined {
  const parts = isoText.exec(text);
  if (!parts) return undefined;
  const [year, month, day, hour, minute, second] = parts
    .slice(1, 7)
    .map((digits: string | undefined) => Number(digits ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (year < 1900 || hour > 23 || minute > 59 || second > 59) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  const days = date.getTime() / dayMillis + epochDay;
  const seconds = hour * 3600 + minute * 60 + second + Number(parts[7] ?? 0);
  return (days < firstTrueDay ? days - 1 : days) + seconds / 86_400;
}
