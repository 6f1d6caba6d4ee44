import { z } from 'zod';

/*
 * The message of a rule is the noun phrase that follows "expected" in a problem's headline.
 */

/** Short name that may stand in workflow ids and folders. */
export const slug = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'a slug: lower-case letters, digits and hyphens, such as my-shop');

/** Name that may stand in SQL without surprise. */
export const identifier = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,62}$/, 'a name: lower-case letters, digits and underscores, a letter first');

export const day = z.iso.date('a day such as 2016-12-31');

/** Part of a whole, 0 to 1. */
export const share = z.number().min(0).max(1);

/** Languages of everything that people read. */
export const locale = z.enum(['zh-CN', 'en']);

export const timeZone = z.string().refine(isTimeZone, 'an IANA time zone such as Asia/Shanghai');

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** True where no item stands twice. */
export function distinct(items: readonly unknown[]): boolean {
  return new Set(items).size === items.length;
}
