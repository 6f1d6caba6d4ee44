import type { z } from 'zod';
import type { Path } from './finding.js';
import { mayBeSecret, printable } from './redact.js';
import { kindsOf } from './meant.js';

/** A value as a message shows it; never itself where it may be a secret. */
export function shownValue(value: unknown, path: Path): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'a mapping';
  if (mayBeSecret(path)) return 'a value (not shown)';
  return typeof value === 'string'
    ? `"${printable(value)}"`
    : printable(`${value as number | bigint | boolean}`);
}

/** The same with its kind where that is not plain: `the text "x"`, `the number 3`. */
export function foundText(value: unknown, path: Path): string {
  const shown = shownValue(value, path);
  if (mayBeSecret(path)) return shown;
  if (typeof value === 'string') return `the text ${shown}`;
  return typeof value === 'number' ? `the number ${shown}` : shown;
}

/** The kinds of value that a schema takes, such as `text or a mapping`. */
export function expectedKinds(schema: z.core.$ZodType): string {
  return listed(kindsOf(schema));
}

/** `a`, `a or b`, `a, b or c`. */
export function listed(names: readonly string[], last = 'or'): string {
  const [final = '', ...others] = [...names].reverse();
  return others.length === 0 ? final : `${others.reverse().join(', ')} ${last} ${final}`;
}
