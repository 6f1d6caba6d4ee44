import { createHash } from 'node:crypto';
import type { LedgerKey } from '../../domain/mail/ledger.js';

/**
 * The Message-ID of a mail: the same for every try of one attempt, so that a mail server or program that meets it
 * twice can tell; another one where it is sent again on request.
 *
 * @param sender address whose domain vouches for the id
 */
export function messageIdOf({ runId, report, group }: LedgerKey, attempt: number, sender: string): string {
  const identity = createHash('sha256')
    .update(JSON.stringify([runId, report, group]))
    .digest('hex')
    .slice(0, 32);
  const domain = sender.slice(sender.lastIndexOf('@') + 1);
  return `<${identity}.${attempt}@${domain}>`;
}
