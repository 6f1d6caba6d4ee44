const pattern = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(\.\d+)?Z?)?$/;

/**
 * A date as strict workbooks write it (`2016-01-31T08:30:00`), in the form that serial dates take: the day alone at
 * midnight, else with a time and, where there are any, milliseconds. Null for what is no such date.
 */
export function isoDateText(written: string): string | null {
  const [, day, time = '00:00:00', fraction = ''] = pattern.exec(written) ?? [];
  if (day === undefined) return null;
  const milliseconds = fraction.slice(1, 4).padEnd(3, '0');
  if (milliseconds !== '000') return `${day} ${time}.${milliseconds}`;
  return time === '00:00:00' ? day : `${day} ${time}`;
}
