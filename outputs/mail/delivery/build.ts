import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import { MemberflowError } from '../../../contracts/failures.js';
import { isAddress } from '../../../domain/mail/address.js';
import type { ComposedMail, Envelope, MailFile } from '../message.js';

const contentTypes = {
  workbook: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  report: 'text/html',
} as const satisfies Record<MailFile['kind'], string>;

/**
 * The message as it goes over the wire: text and HTML as alternatives, pictures beside the HTML, documents attached.
 * The same mail and envelope give the same bytes.
 *
 * @throws MemberflowError `InvalidInput` for an address that could smuggle in another one
 */
export async function buildMessage(mail: ComposedMail, envelope: Envelope): Promise<Buffer> {
  const { from, to, messageId, date } = envelope;
  refuseUnsafe([from.address, ...to]);
  const composer = new MailComposer({
    from: from.name === undefined ? from.address : { name: from.name, address: from.address },
    to: [...to],
    subject: mail.subject,
    messageId,
    date: new Date(date),
    // No absence notes and no read receipts come back from a program's mail (RFC 3834).
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': mail.locale,
    },
    text: mail.text,
    html: mail.html,
    attachments: [
      ...mail.pictures.map(({ cid, png }, i) => ({
        cid,
        content: Buffer.from(png),
        contentType: 'image/png',
        contentDisposition: 'inline' as const,
        filename: `chart-${i + 1}.png`,
      })),
      ...mail.attachments.map(({ kind, name, path }) => ({
        filename: name,
        path,
        contentType: contentTypes[kind],
      })),
    ],
    baseBoundary: createHash('sha256').update(messageId).digest('hex').slice(0, 24),
  });
  return await composer.compile().build();
}

/** Mail programs refuse none of these: what follows a line break in an address is delivered to. */
function refuseUnsafe(addresses: readonly string[]): void {
  const unsafe = addresses.find((address) => !isAddress(address));
  if (unsafe === undefined) return;
  throw new MemberflowError('InvalidInput', `${JSON.stringify(unsafe)} is not one mail address`, {
    remedy: 'Give one address without blanks, line breaks, commas and the like. Nothing was sent.',
  });
}
