import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { replaceFile } from '../../replace_file.js';
import type { ComposedMail, Envelope } from '../message.js';
import { buildMessage } from './build.js';
import type { Delivery } from './delivery.js';
import type { MailRoute } from './route.js';
import { sendBySmtp } from './smtp.js';

/**
 * Delivers a mail: by the mail server of the route, or as a file in the outbox, whole or not at all.
 *
 * @param name beginning of the file's name in the outbox, such as `demo-shop-report-2018-01-01-management`
 * @throws MemberflowError `MailUnavailable`, `MailRefused`, `InvalidInput`, `DiskFull`; MessageTooLarge; in each case
 *   nothing was sent
 */
export async function deliver(
  mail: ComposedMail,
  envelope: Envelope,
  name: string,
  route: MailRoute,
  signal: AbortSignal,
): Promise<Delivery> {
  const message = await buildMessage(mail, envelope);
  const { recipients } = envelope;
  if (route.kind === 'smtp') {
    const sending = { from: envelope.from.address, recipients, message };
    return { recipients: await sendBySmtp(sending, route, signal), file: null };
  }
  signal.throwIfAborted();
  // Two runs of one day are two mails; their Message-IDs tell them apart.
  const mark = createHash('sha256').update(envelope.messageId).digest('hex').slice(0, 8);
  const file = join(route.folder, `${name}-${mark}.eml`);
  await replaceFile(file, async (handle) => {
    await handle.writeFile(message);
  });
  return { recipients: recipients.map((address) => ({ address, status: 'sent', detail: null })), file };
}
