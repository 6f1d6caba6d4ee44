import { createServer, type AddressInfo } from 'node:net';
import tls from 'node:tls';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { MemberflowError } from '../../../contracts/failures.js';
import { MessageTooLarge } from '../../../outputs/mail/delivery/delivery.js';
import type { SmtpRoute } from '../../../config/smtp_route.js';
import { sendBySmtp } from '../../../outputs/mail/delivery/smtp.js';
import { openMailServer, openScriptedServer } from './mail_server.js';

const recipients = ['ann@example.com', 'bo@example.com', 'chen@example.com'];
const message = Buffer.from('Subject: figures\r\n\r\nfigures\r\n');

const send = (route: SmtpRoute, to = recipients, signal = new AbortController().signal) =>
  sendBySmtp({ from: 'crm@example.com', recipients: to, message }, route, signal);

const statuses = async (route: SmtpRoute) => (await send(route)).map(({ status }) => status);

/** The failure that sending ends with. */
async function failureOf(
  route: SmtpRoute,
): Promise<Pick<MemberflowError, 'failure' | 'message' | 'details'>> {
  const error = await send(route).catch((thrown: unknown) => thrown);
  if (error instanceof MemberflowError) return error;
  throw new Error(`ended otherwise: ${String(error)}`);
}

describe('a server that takes the mail', () => {
  it('has it once, with all recipients', async () => {
    const { route, received } = await openMailServer();
    expect(await send(route)).toEqual(
      recipients.map((address) => ({ address, status: 'sent', detail: null })),
    );
    expect(received).toMatchObject([{ from: 'crm@example.com', to: recipients }]);
    expect(received[0]?.content).toContain('figures');
  });

  it('may refuse one of three: the others have the mail, and that one has the reason', async () => {
    const { route, received } = await openMailServer({
      onRcptTo({ address }, _session, done) {
        done(address.startsWith('bo') ? refusal(550, 'no such mailbox') : null);
      },
    });
    expect(await send(route)).toMatchObject([
      { address: 'ann@example.com', status: 'sent' },
      { address: 'bo@example.com', status: 'refused', detail: '550 no such mailbox' },
      { address: 'chen@example.com', status: 'sent' },
    ]);
    expect(received[0]?.to).toEqual(['ann@example.com', 'chen@example.com']);
  });

  it('may put one of three off: that one can be tried again', async () => {
    const { route } = await openMailServer({
      onRcptTo({ address }, _session, done) {
        done(address.startsWith('bo') ? refusal(451, 'greylisted') : null);
      },
    });
    expect(await statuses(route)).toEqual(['sent', 'deferred', 'sent']);
  });

  it('may refuse all of them', async () => {
    const { route } = await openMailServer({
      onRcptTo({ address }, _session, done) {
        done(refusal(address.startsWith('bo') ? 451 : 550, 'no'));
      },
    });
    expect(await statuses(route)).toEqual(['refused', 'deferred', 'refused']);
  });
});

describe('a connection that is lost', () => {
  const sendingTo = async (script: Parameters<typeof openScriptedServer>[0]) =>
    (await openScriptedServer(script)).route;

  it.each(['GREETING', 'EHLO', 'MAIL', 'RCPT', 'DATA'])(
    'at %s, before the server has asked for the message, is tried again',
    async (command) => {
      const route = await sendingTo({ [command]: 'DROP' });
      expect(await failureOf(route)).toMatchObject({ failure: 'MailUnavailable' });
    },
  );

  it.each(['MESSAGE', '.'])(
    'at %s, after the server has asked for the message, is unknown',
    async (point) => {
      const route = await sendingTo({ [point]: 'DROP' });
      expect(await statuses(route)).toEqual(['unknown', 'unknown', 'unknown']);
    },
  );

  it('after the server has taken the message, is of no interest', async () => {
    const route = await sendingTo({ QUIT: 'DROP' });
    expect(await statuses(route)).toEqual(['sent', 'sent', 'sent']);
  });
});

describe('a server that says nothing', () => {
  it('before the message is tried again', async () => {
    const { route } = await openScriptedServer({ MAIL: 'SILENCE' });
    expect(await failureOf({ ...route, timeout: 200 })).toMatchObject({ failure: 'MailUnavailable' });
  });

  it('at all is tried again', async () => {
    const { route } = await openScriptedServer({ GREETING: 'SILENCE' });
    expect(await failureOf({ ...route, timeout: 200 })).toMatchObject({ failure: 'MailUnavailable' });
  });

  it('after the message may have it', async () => {
    const { route } = await openScriptedServer({ '.': 'SILENCE' });
    expect(await statuses({ ...route, timeout: 200 })).toEqual(['unknown', 'unknown', 'unknown']);
  });
});

describe("a server's verdict on the whole message", () => {
  it.each([
    ['554 looks like spam', 'refused'],
    ['451 come back later', 'deferred'],
    ['421 closing', 'deferred'],
  ])('%s: everybody is %s', async (reply, status) => {
    const { route } = await openScriptedServer({ '.': reply });
    expect(await statuses(route)).toEqual([status, status, status]);
  });

  it('that makes no sense leaves open whether it has the message', async () => {
    const { route } = await openScriptedServer({ '.': '199 well' });
    expect(await statuses(route)).toEqual(['unknown', 'unknown', 'unknown']);
  });
});

describe('a message that is too large', () => {
  it('is refused by its size, before any of it is sent', async () => {
    const { route, received } = await openMailServer({ size: 10 });
    await expect(send(route)).rejects.toMatchObject({
      name: 'MessageTooLarge',
      bytes: message.length,
      limit: 10,
    });
    expect(received).toEqual([]);
  });

  it.each([
    ['MAIL', '552 5.3.4 too big'],
    ['.', '552 Message size exceeds fixed limit'],
    ['.', '554 5.2.3 too long'],
  ])('is known as such when the server says so at %s: %s', async (command, reply) => {
    const { route } = await openScriptedServer({ [command]: reply });
    await expect(send(route)).rejects.toBeInstanceOf(MessageTooLarge);
  });

  it('is not meant by a mailbox that is full', async () => {
    const { route } = await openScriptedServer({ '.': '552 5.2.2 mailbox full' });
    expect(await statuses(route)).toEqual(['refused', 'refused', 'refused']);
  });
});

describe('a secured connection', () => {
  const account = { user: 'crm', password: 'right' };

  it('is refused to a server that does not offer STARTTLS', async () => {
    const { route, received } = await openMailServer();
    expect(await failureOf({ ...route, security: 'starttls' })).toMatchObject({
      failure: 'MailRefused',
      details: { remedy: expect.stringContaining('STARTTLS') as string },
    });
    expect(received).toEqual([]);
  });

  it.each(['starttls', 'tls'] as const)(
    'by %s is refused to a certificate that nobody vouches for',
    async (security) => {
      const { route, received } = await openMailServer({ disabledCommands: [], secure: security === 'tls' });
      expect(await failureOf({ ...route, security })).toMatchObject({
        failure: 'MailRefused',
        details: { remedy: expect.stringContaining('certificate') as string },
      });
      expect(received).toEqual([]);
    },
  );

  it('by STARTTLS carries account and mail', async () => {
    trustEverybody();
    const accounts: unknown[] = [];
    const { route, received } = await openMailServer({
      authOptional: false,
      disabledCommands: [],
      onAuth({ username, password }, { secure }, done) {
        accounts.push([username, password, secure]);
        done(null, { user: username });
      },
    });
    await send({ ...route, security: 'starttls', account });
    expect(accounts).toEqual([['crm', 'right', true]]);
    expect(received).toHaveLength(1);
  });

  it('needs the right password, and does not tell it', async () => {
    trustEverybody();
    const { route } = await openMailServer({
      disabledCommands: [],
      onAuth(_auth, _session, done) {
        done(refusal(535, 'wrong'));
      },
    });
    const failure = await failureOf({ ...route, security: 'starttls', account });
    expect(failure).toMatchObject({
      failure: 'MailRefused',
      details: { remedy: expect.stringContaining('mail.smtp.password') as string },
    });
    expect(JSON.stringify([failure.message, failure.details])).not.toContain(account.password);
  });

  it('is tried again when the server cannot look up accounts just now', async () => {
    const { route } = await openScriptedServer({ EHLO: '250-test\r\n250 AUTH PLAIN', AUTH: '454 later' });
    expect(await failureOf({ ...route, account })).toMatchObject({ failure: 'MailUnavailable' });
  });
});

describe('no server', () => {
  it('is tried again', async () => {
    const port = await closedPort();
    const route = {
      kind: 'smtp',
      host: '127.0.0.1',
      port,
      security: 'none',
      account: null,
      timeout: 2_000,
    } as const;
    const failure = await failureOf(route);
    expect(failure).toMatchObject({ failure: 'MailUnavailable' });
    expect(failure.message).toContain(`127.0.0.1:${port}`);
  });

  it('a sender that is not welcome is not tried again', async () => {
    const { route } = await openScriptedServer({ MAIL: '550 not from you' });
    expect(await failureOf(route)).toMatchObject({
      failure: 'MailRefused',
      message: expect.stringContaining('550 not from you') as string,
    });
  });
});

describe('cancelling', () => {
  it('before the message is no outcome', async () => {
    const { route } = await openScriptedServer({ MAIL: 'SILENCE' });
    const cancelling = new AbortController();
    const sending = send(route, recipients, cancelling.signal);
    setTimeout(() => {
      cancelling.abort(new Error('cancelled'));
    }, 100);
    await expect(sending).rejects.toThrow('cancelled');
  });

  it('after the server has asked for the message leaves open whether it has it', async () => {
    const { route } = await openScriptedServer({ '.': 'SILENCE' });
    const cancelling = new AbortController();
    const sending = send(route, recipients, cancelling.signal);
    setTimeout(() => {
      cancelling.abort(new Error('cancelled'));
    }, 300);
    expect((await sending).map(({ status }) => status)).toEqual(['unknown', 'unknown', 'unknown']);
  });
});

const refusal = (responseCode: number, text: string): Error =>
  Object.assign(new Error(text), { responseCode });

/** The test server's own certificate is one that nobody vouches for. */
function trustEverybody(): void {
  const connect = tls.connect.bind(tls) as (
    options: tls.ConnectionOptions,
    done?: () => void,
  ) => tls.TLSSocket;
  const spy = vi
    .spyOn(tls, 'connect')
    .mockImplementation(((options: tls.ConnectionOptions, done?: () => void) =>
      connect({ ...options, rejectUnauthorized: false }, done)) as typeof tls.connect);
  onTestFinished(() => {
    spy.mockRestore();
  });
}

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
