import type { ReasonText } from './churn_features.js';

/** `1,240` */
export const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const fine = new Intl.NumberFormat('en', { maximumSignificantDigits: 2 });
/** `31%` */
export const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 });

/** `No order`, `1 order`, `12 orders` */
export const many = (value: number, noun: string): string =>
  `${value === 0 ? 'No' : whole.format(value)} ${noun}${Math.round(value) === 1 || value === 0 ? '' : 's'}`;
/** `1 day`, `80 days` */
export const days = (value: number): string =>
  `${whole.format(value)} day${Math.round(value) === 1 ? '' : 's'}`;
/** Small multiples with their decimals, large ones without. */
export const times = (value: number): string => (value < 10 ? fine : whole).format(value);

/** So many of something in a window; none where nothing is known. */
export const count =
  (noun: string, window: string): ReasonText =>
  ({ value }) =>
    `${many(value ?? 0, noun)} ${window}`;
/** The window of the last so many days. */
export const last = (window: number) => `in the last ${window} days`;

/** What was spent in a window; nothing where it is not known. */
export const amount =
  (window: string): ReasonText =>
  ({ value, money }) =>
    value === null || value === 0 ? `Spent nothing ${window}` : `Spent ${money(value)} ${window}`;

/** How long something has not happened. */
export const silence =
  (noun: string, never = `No ${noun} so far`): ReasonText =>
  ({ value }) => {
    if (value === null) return never;
    return value === 0
      ? `${/^[aeiou]/.test(noun) ? 'An' : 'A'} ${noun} on the last day`
      : `No ${noun} for ${days(value)}`;
  };

/** A measured value, or what is said where there is none. */
export const told =
  (text: (value: number) => string, missing: string): ReasonText =>
  ({ value }) =>
    value === null ? missing : text(value);

/** A measured distance: it may be none, and may not be known. */
export const since = (text: (value: number) => string, none: string, missing: string): ReasonText =>
  told((value) => (value === 0 ? none : text(value)), missing);

/** A category by its level. */
export const named =
  (what: string): ReasonText =>
  ({ level }) =>
    level === null ? `${what} not known` : `${what}: ${level}`;

/** Rates of two windows of different length against each other: so much a day. */
export const trend =
  ({ less, equal, more }: Readonly<Record<'less' | 'equal' | 'more', string>>, missing: string): ReasonText =>
  ({ value }) => {
    if (value === null) return missing;
    if (value === 1) return `${equal} a day in the last 30 days as in the 90 before`;
    return `${value < 1 ? less : more} a day in the last 30 days than in the 90 before`;
  };
