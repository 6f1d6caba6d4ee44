import type { Figure } from '../report.js';

/** A number with its noun: `1 member`, `4,806 members`. */
export const counted = ({ value, text }: Figure, noun: string): string =>
  `${text} ${noun}${value === 1 ? '' : 's'}`;

/** The form of a verb that fits the number. */
export const verb = ({ value }: Figure, one: string, more: string): string => (value === 1 ? one : more);
