const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** 48522 → `48,522`. */
export const count = (value: number | bigint): string => whole.format(value);

/** `1299.5000` → `1,299.50`: exact, with at least two decimals. */
export function amount(text: string): string {
  const [whole = '', decimals = ''] = text.split('.');
  const sign = whole.startsWith('-') ? '-' : '';
  const grouped = count(BigInt(whole.replace('-', '')));
  return `${sign}${grouped}.${decimals.replace(/0{1,2}$/, '').padEnd(2, '0')}`;
}

/** 0.8031 → `80.3 %`. */
export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Bytes as people say them, in powers of 1,000: `512 B`, `1.5 MB`, `41 GB`. */
export function size(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1_000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 9.95 ? 0 : 1;
  return `${value.toFixed(digits)} ${units[unit] ?? ''}`;
}

/** Milliseconds as people say them: `0.3 s`, `41 s`, `2 min 5 s`, `1 h 4 min`. */
export function duration(ms: number): string {
  const seconds = Math.max(0, ms) / 1_000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const rounded = Math.round(seconds);
  if (rounded < 60) return `${rounded} s`;
  const minutes = Math.floor(rounded / 60);
  if (minutes < 60) return rest(`${minutes} min`, rounded % 60, 's');
  return rest(`${Math.floor(minutes / 60)} h`, minutes % 60, 'min');
}

const rest = (text: string, value: number, unit: string) => (value === 0 ? text : `${text} ${value} ${unit}`);

/** A moment on this machine's clock: `2016-12-31 14:05:09`. */
export function moment(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${clock(date)}`;
}

/** The time of day on this machine's clock: `14:05:09`. */
export function clock(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
}
