import type { MailKind } from './ledger.js';

/** What a mail in the outbox is about. */
export interface MailInOutbox {
  readonly business: string;
  readonly report: MailKind;
  readonly asOf: string;
  readonly group: string;
}

/** Beginning of the name that a mail has in the outbox, such as `demo-shop-report-2018-01-01-management`. */
export const mailName = ({ business, report, asOf, group }: MailInOutbox): string =>
  `${business}-${report}-${asOf}-${group}`;

const kinds: readonly MailKind[] = ['report', 'failure'];
const dayAndGroup = /^\d{4}-\d{2}-\d{2}-.+\.eml$/;

/**
 * Whether a file of the outbox is a mail of a business: an outbox may be that of several, and the name of one may begin
 * like that of another.
 * @param ofKind by default any
 */
export const isMailOf = (business: string, name: string, ofKind = kinds): boolean =>
  ofKind
    .map((kind) => `${business}-${kind}-`)
    .some((beginning) => name.startsWith(beginning) && dayAndGroup.test(name.slice(beginning.length)));
