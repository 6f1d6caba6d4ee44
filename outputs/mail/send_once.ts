import { MemberflowError } from '../../contracts/failures.js';
import { withoutAddresses } from '../../domain/mail/address.js';
import {
  begin,
  pendingOf,
  release,
  settle,
  type LedgerEntry,
  type NewMail,
} from '../../domain/mail/ledger.js';
import type { Delivery } from './delivery/delivery.js';
import type { MailLedger } from './ledger.js';
import { untilKept } from './until_kept.js';

export interface MailOrder extends NewMail {
  /** Leave the mail out when the last one told the same. */
  readonly onlyIfChanged: boolean;
}

/** What is to be delivered now. */
export interface Sending {
  readonly messageId: string;
  readonly attempt: number;
  readonly recipients: readonly string[];
}

/** `told`: everybody had the mail before, or may have had it; `unchanged`: it would have told nothing new. */
export type SendResult =
  | { readonly kind: 'delivered'; readonly entry: LedgerEntry; readonly file: string | null }
  | { readonly kind: 'told'; readonly entry: LedgerEntry }
  | { readonly kind: 'unchanged' };

/**
 * Sends a mail at most once to each recipient, however often this is called and wherever the process dies.
 *
 * The ledger has `sending` before anything leaves and the outcome after it. A crash before that mark is nothing: the
 * next call sends. A crash after it leaves the mark, which the next call turns into `unknown`: shown, and sent again
 * on request only. A fault of which `deliver` says that nothing was sent gives the mark back.
 *
 * @param deliver throws only when nothing was sent
 * @throws whatever `deliver` throws; MemberflowError `MailUnavailable` when the server deferred some of the recipients
 */
export async function sendOnce(
  ledger: MailLedger,
  order: MailOrder,
  deliver: (sending: Sending) => Promise<Delivery>,
): Promise<SendResult> {
  if (order.onlyIfChanged && !order.again && (await toldTheSame(ledger, order))) return { kind: 'unchanged' };
  const begun = await ledger.update(order.key, (entry) => begin(entry, order));
  const recipients = pendingOf(begun);
  if (recipients.length === 0) return { kind: 'told', entry: begun };
  const { attempt, messageId } = begun;
  const { recipients: outcomes, file } = await deliver({ messageId, attempt, recipients }).catch(
    async (error: unknown) => {
      await ledger.update(order.key, (entry) =>
        release(entry ?? begun, attempt, stateAfterFault(error), textOf(error)),
      );
      throw error;
    },
  );
  // The mail has left: if this were given up, those who have it would be shown as unknown.
  const entry = await untilKept(() =>
    ledger.update(order.key, (current) => settle(current ?? begun, attempt, outcomes)),
  );
  const deferred = outcomes.filter(({ status }) => status === 'deferred');
  if (deferred.length > 0)
    throw deferredSome(deferred.length, recipients.length, deferred[0]?.detail ?? null);
  return { kind: 'delivered', entry, file };
}

async function toldTheSame(ledger: MailLedger, { key, business, contentHash }: MailOrder): Promise<boolean> {
  const { report, group, runId } = key;
  const last = await ledger.lastTold({ business, report, group, exceptRunId: runId });
  return contentHash !== null && contentHash === last;
}

/** What waiting can cure is tried again; a refusal takes somebody who cures it and asks for the mail. */
const stateAfterFault = (error: unknown): 'waiting' | 'failed' =>
  error instanceof MemberflowError && error.failure === 'MailRefused' ? 'failed' : 'waiting';

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const deferredSome = (deferred: number, all: number, words: string | null): MemberflowError =>
  new MemberflowError(
    'MailUnavailable',
    `The mail server put off ${deferred} of ${all} recipients: ${withoutAddresses(words ?? 'it gave no reason')}`,
    { remedy: 'These are tried again by themselves; the others have the mail and do not get it again.' },
  );
