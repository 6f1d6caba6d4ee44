import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildMessage } from '../../../outputs/mail/delivery/build.js';
import { deliver } from '../../../outputs/mail/delivery/deliver.js';
import type { MailFile } from '../../../outputs/mail/message.js';
import { messageIdOf } from '../../../outputs/mail/message_id.js';
import { sampleReport } from '../../support/sample_report.js';
import { openMailServer } from './mail_server.js';
import { decodedHeader, outlineOf, parseMime, partOf, partsWith } from './mime.js';
import { envelope, mailOf } from './sample_mail.js';

let folder = '';
let workbook: MailFile;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'memberflow-'));
  const path = join(folder, 'w.xlsx');
  await writeFile(path, Buffer.from(Array.from({ length: 5000 }, (_, i) => i % 256)));
  workbook = { kind: 'workbook', name: '会员-2018.xlsx', path, bytes: 5000, place: path };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const chinese = () => mailOf(sampleReport('zh-CN'), { files: [workbook] });
const signal = new AbortController().signal;

describe('a message as a mail server has it', () => {
  it('holds text and HTML as alternatives, pictures with the HTML, the workbook attached', async () => {
    const { route, received } = await openMailServer();
    const mail = chinese();
    await deliver(mail, envelope, 'name', route, signal);
    const message = parseMime(received[0]?.content ?? '');
    expect(outlineOf(message)).toBe(
      'multipart/mixed(multipart/alternative(text/plain, multipart/related(text/html, image/png, image/png, image/png)), ' +
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet)',
    );
    // Line ends are CRLF on the wire.
    const unwired = (text: string | undefined) => text?.replaceAll('\r\n', '\n').trimEnd();
    expect(unwired(partOf(message, 'text/plain')?.body.toString())).toBe(mail.text.trimEnd());
    expect(unwired(partOf(message, 'text/html')?.body.toString())).toBe(mail.html.trimEnd());
  });

  it('has every picture under the name by which the HTML calls it', async () => {
    const message = parseMime((await buildMessage(chinese(), envelope)).toString());
    const html = partOf(message, 'text/html')?.body.toString() ?? '';
    const called = [...html.matchAll(/src="cid:([^"]+)"/g)].map(([, cid]) => `<${cid ?? ''}>`);
    expect(called).toHaveLength(3);
    expect(partsWith(message, 'image/png').map(({ headers }) => headers.get('content-id'))).toEqual(called);
  });

  it('has a Chinese subject and file name, encoded', async () => {
    const raw = (await buildMessage(chinese(), envelope)).toString('latin1');
    const head = raw.slice(0, raw.indexOf('\r\n\r\n'));
    expect(head).toMatch(/^[\x09\x0a\x0d\x20-\x7e]*$/);
    const message = parseMime(raw);
    expect(decodedHeader(message.headers.get('subject') ?? '')).toBe(chinese().subject);
    const [attached] = message.parts.slice(-1);
    expect(
      decodeURIComponent(
        /filename\*0\*=utf-8''([^;]*)/i.exec(attached?.headers.get('content-disposition') ?? '')?.[1] ?? '',
      ),
    ).toBe('会员-2018.xlsx');
    expect(attached?.body).toEqual(await readFile(workbook.path));
  });

  it('says who it is from and for, what tells it from others, and that a program wrote it', async () => {
    const { headers } = parseMime((await buildMessage(chinese(), envelope)).toString());
    expect(Object.fromEntries(headers)).toMatchObject({
      from: 'CRM <crm@example.com>',
      to: 'ann@example.com, bo@example.com',
      'message-id': '<id.1@example.com>',
      date: 'Mon, 01 Jan 2018 02:00:00 +0000',
      'auto-submitted': 'auto-generated',
      'content-language': 'zh-CN',
    });
  });

  it('is the same, byte for byte, when it is built again', async () => {
    const built = await buildMessage(chinese(), envelope);
    expect((await buildMessage(chinese(), envelope)).equals(built)).toBe(true);
  });

  it.each(['a@example.com\r\nBcc: e@example.com', 'a@example.com, e@example.com', 'A <a@example.com>'])(
    'is not built for the address %j',
    async (address) => {
      await expect(buildMessage(chinese(), { ...envelope, to: [address] })).rejects.toMatchObject({
        failure: 'InvalidInput',
      });
      const from = { name: 'CRM', address };
      await expect(buildMessage(chinese(), { ...envelope, from })).rejects.toMatchObject({
        failure: 'InvalidInput',
      });
    },
  );
});

describe('the outbox', () => {
  it('has the message as a file that a mail program opens, under the same name at every try', async () => {
    const route = { kind: 'outbox', folder: join(folder, 'outbox') } as const;
    const first = await deliver(chinese(), envelope, 'shop-report-2018-01-01-management', route, signal);
    const second = await deliver(chinese(), envelope, 'shop-report-2018-01-01-management', route, signal);
    expect(first).toEqual(second);
    expect(first.file).toMatch(/outbox\/shop-report-2018-01-01-management-[0-9a-f]{8}\.eml$/);
    expect(first.recipients.map(({ status }) => status)).toEqual(['sent', 'sent']);
    const message = parseMime(await readFile(first.file ?? '', 'utf8'));
    expect(partOf(message, 'text/plain')?.body.toString()).toContain('会员');
  });

  it('keeps the mails of two runs of one day', async () => {
    const route = { kind: 'outbox', folder: join(folder, 'outbox') } as const;
    const files = await Promise.all(
      ['<a@example.com>', '<b@example.com>'].map(async (messageId) => {
        const { file } = await deliver(chinese(), { ...envelope, messageId }, 'shop', route, signal);
        return file;
      }),
    );
    expect(new Set(files).size).toBe(2);
  });
});

describe('a Message-ID', () => {
  const key = { runId: 'run-1', report: 'report', group: 'management' } as const;

  it('is the same for every try and another for every attempt, run, report and group', () => {
    const of = (about: Partial<Parameters<typeof messageIdOf>[0]>, attempt = 1) =>
      messageIdOf({ ...key, ...about }, attempt, 'crm@example.com');
    expect(of({})).toBe(of({}));
    const others = [of({}), of({}, 2), of({ runId: 'run-2' }), of({ group: 'b' }), of({ report: 'failure' })];
    expect(new Set(others).size).toBe(others.length);
  });

  it('is one that mail servers accept, in the domain of the sender', () => {
    expect(messageIdOf(key, 1, 'crm@example.com')).toMatch(/^<[0-9a-f]{32}\.1@example\.com>$/);
  });
});
