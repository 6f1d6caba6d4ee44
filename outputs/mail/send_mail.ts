import { MemberflowError } from '../../contracts/failures.js';
import { deliver } from './delivery/deliver.js';
import { MessageTooLarge, type Delivery } from './delivery/delivery.js';
import type { MailRoute } from './delivery/route.js';
import type { MailLedger } from './ledger.js';
import type { ComposedMail, Envelope, MailFile } from './message.js';
import { messageIdOf } from './message_id.js';
import { sendOnce, type MailOrder, type SendResult } from './send_once.js';

export interface MailToSend {
  readonly ledger: MailLedger;
  readonly route: MailRoute;
  readonly order: Omit<MailOrder, 'repeatable' | 'messageIdOf'>;
  readonly from: Envelope['from'];
  /** ISO 8601; the same at every try, such as the time at which the run was published. */
  readonly date: string;
  /** Beginning of the file's name in the outbox. */
  readonly name: string;
  /** Bytes for all attachments together. */
  readonly attachUpTo: number;
  /** Composes the mail with as many attachments as fit. */
  readonly compose: (attachUpTo: number) => ComposedMail;
  readonly signal: AbortSignal;
}

/**
 * Sends a mail, at most once to each recipient, with its documents attached as far as the mail server takes them.
 *
 * @throws MemberflowError `MailUnavailable`, `MailRefused`, `InvalidInput`, `DiskFull`; the ledger has what it means
 */
export async function sendMail(mail: MailToSend): Promise<SendResult> {
  const { ledger, route, order, from, date } = mail;
  const attempts: Pick<MailOrder, 'repeatable' | 'messageIdOf'> = {
    repeatable: route.kind === 'outbox',
    messageIdOf: (attempt) => messageIdOf(order.key, attempt, from.address),
  };
  return await sendOnce(ledger, { ...order, ...attempts }, ({ messageId, recipients }) =>
    deliverFitting(mail, { from, to: order.recipients, recipients, messageId, date }),
  );
}

/** Links what the mail server has no room for; its limit is known only when it is talked to. */
async function deliverFitting(
  { compose, attachUpTo, name, route, signal }: MailToSend,
  envelope: Envelope,
): Promise<Delivery> {
  let limit = attachUpTo;
  for (;;) {
    const mail = compose(limit);
    try {
      return await deliver(mail, envelope, name, route, signal);
    } catch (error) {
      if (!(error instanceof MessageTooLarge)) throw error;
      if (mail.attachments.length === 0) throw tooLargeAlone(error);
      limit = roomIn(error, mail.attachments);
    }
  }
}

/** Bytes that 57 bytes of an attachment become: a line of base64 with its end. */
const encodedLine = 78;

/** Room for attachments within the server's limit: less than these take, none where it does not tell its limit. */
function roomIn({ bytes, limit }: MessageTooLarge, attachments: readonly MailFile[]): number {
  if (limit === null) return 0;
  const encoded = attachments.reduce((sum, file) => sum + Math.ceil(file.bytes / 57) * encodedLine, 0);
  const room = Math.floor((limit - (bytes - encoded)) / encodedLine) * 57;
  const taken = attachments.reduce((sum, file) => sum + file.bytes, 0);
  return Math.max(0, Math.min(room, taken - 1));
}

const tooLargeAlone = (error: MessageTooLarge): MemberflowError =>
  new MemberflowError(
    'MailRefused',
    `${error.message}, though nothing is attached to it`,
    { remedy: 'Shorten what the recipient group is told (mail.groups, content). Nothing was sent.' },
    { cause: error },
  );
