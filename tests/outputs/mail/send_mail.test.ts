import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SmtpRoute } from '../../../config/smtp_route.js';
import type { MailFile } from '../../../outputs/mail/message.js';
import { sendMail, type MailToSend } from '../../../outputs/mail/send_mail.js';
import { storedLedger } from '../../../outputs/mail/stored_ledger.js';
import { openFolderStore } from '../../../store/folder.js';
import { sampleReport } from '../../support/sample_report.js';
import { temporaryFolder } from '../../support/temporary.js';
import { openMailServer } from './mail_server.js';
import { parseMime, partOf } from './mime.js';
import { envelope, mailOf } from './sample_mail.js';

const recipients = ['ann@example.com', 'bo@example.com'];

/** A mail with a workbook of 300 kB and a page of 100 kB. */
async function mailTo(route: MailToSend['route'], folder = temporaryFolder()): Promise<MailToSend> {
  const file = async (kind: MailFile['kind'], name: string, bytes: number): Promise<MailFile> => {
    const path = join(folder, name);
    await writeFile(path, Buffer.alloc(bytes, 'figures '));
    return { kind, name, path, bytes, place: `https://files.example.com/${name}` };
  };
  const files = [await file('workbook', 'w.xlsx', 300_000), await file('report', 'r.html', 100_000)];
  return {
    ledger: storedLedger(openFolderStore(join(folder, 'store')), 'shop', () => '2018-01-01T00:00:00.000Z'),
    route,
    order: {
      key: { runId: 'run-1', report: 'report', group: 'management' },
      business: 'shop',
      order: 'order-1',
      recipients,
      contentHash: null,
      onlyIfChanged: false,
      again: false,
    },
    from: envelope.from,
    date: envelope.date,
    name: 'shop-report-2018-01-01-management',
    attachUpTo: 10e6,
    compose: (attachUpTo) => mailOf(sampleReport('en'), { files, attachUpTo }),
    signal: new AbortController().signal,
  };
}

describe('a mail server that takes no message as large as this one', () => {
  const receivedBy = async (size: number) => {
    const { route, received } = await openMailServer({ size });
    const result = await sendMail(await mailTo(route));
    const message = parseMime(received[0]?.content ?? '');
    const attached = message.parts.flatMap(
      ({ headers }) => /filename=([^;\s]*)/.exec(headers.get('content-disposition') ?? '')?.[1] ?? [],
    );
    return { result, received, attached, text: partOf(message, 'text/plain')?.body.toString() ?? '' };
  };

  it('gets all documents while it has room for them', async () => {
    const { attached } = await receivedBy(1_000_000);
    expect(attached).toEqual(['w.xlsx', 'r.html']);
  });

  it('gets those that it has room for, and links to the others, in one mail', async () => {
    const { result, received, attached, text } = await receivedBy(400_000);
    expect(result).toMatchObject({ kind: 'delivered', entry: { attempt: 1 } });
    expect(received).toHaveLength(1);
    expect(attached).toEqual(['r.html']);
    expect(text).toContain('https://files.example.com/w.xlsx');
  });

  it('gets links only where it has room for no document', async () => {
    const { attached, text } = await receivedBy(120_000);
    expect(attached).toEqual([]);
    expect(text).toContain('https://files.example.com/w.xlsx');
    expect(text).toContain('https://files.example.com/r.html');
  });

  it('gets nothing where it has no room for the mail itself, and that is said', async () => {
    const { route } = await openMailServer({ size: 1_000 });
    const mail = await mailTo(route);
    await expect(sendMail(mail)).rejects.toMatchObject({ failure: 'MailRefused' });
    const [entry] = await mail.ledger.entriesOf({ business: 'shop', runId: 'run-1' });
    expect(entry?.recipients.map(({ state }) => state)).toEqual(['failed', 'failed']);
  });
});

describe('a mail server that was down', () => {
  it('gets the mail once it is up, once', async () => {
    const { route, received } = await openMailServer();
    const down: SmtpRoute = { ...route, port: 1 };
    const mail = await mailTo(down);
    await expect(sendMail(mail)).rejects.toMatchObject({ failure: 'MailUnavailable' });
    await sendMail({ ...mail, route });
    await sendMail({ ...mail, route });
    expect(received).toHaveLength(1);
  });
});

describe('without a mail server', () => {
  it('the mail is a file, and asking again writes no other', async () => {
    const folder = temporaryFolder();
    const mail = await mailTo({ kind: 'outbox', folder: join(folder, 'outbox') }, folder);
    const first = await sendMail(mail);
    expect(first).toMatchObject({ kind: 'delivered', file: expect.stringMatching(/\.eml$/) as string });
    expect(await sendMail(mail)).toMatchObject({ kind: 'told' });
  });
});
