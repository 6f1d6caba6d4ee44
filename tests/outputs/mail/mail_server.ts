import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { onTestFinished } from 'vitest';
import type { SmtpRoute } from '../../../config/smtp_route.js';

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly content: string;
}

export interface MailServer {
  readonly route: SmtpRoute;
  readonly received: readonly ReceivedMail[];
}

/** A real mail server in this process; it takes everything unless told otherwise, and ends with the test. */
export async function openMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, { envelope }, done) {
      void buffer(stream).then((content) => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        received.push({
          from,
          to: envelope.rcptTo.map(({ address }) => address),
          content: content.toString(),
        });
        done();
      });
    },
    ...options,
  });
  // A client that goes away in the midst of a handshake is what some tests are about.
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(resolve);
      }),
  );
  return { route: routeTo(server.server), received };
}

/** What a scripted server does on a command: answers so, closes the connection (DROP), or says nothing (SILENCE). */
export type Reaction = string;

/** A server that says what a test wants it to, at exactly the point where the test wants it. */
export async function openScriptedServer(
  script: Readonly<Record<string, Reaction>>,
): Promise<{ readonly route: SmtpRoute; readonly heard: readonly string[] }> {
  const heard: string[] = [];
  const answers: Readonly<Record<string, Reaction>> = {
    GREETING: '220 test',
    EHLO: '250-test\r\n250 SIZE',
    MAIL: '250 ok',
    RCPT: '250 ok',
    DATA: '354 go on',
    '.': '250 taken',
    QUIT: '221 bye',
    ...script,
  };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    const react = (command: string): void => {
      heard.push(command);
      const reaction = answers[command];
      if (reaction === 'DROP') socket.destroy();
      else if (reaction !== undefined && reaction !== 'SILENCE') socket.write(`${reaction}\r\n`);
    };
    let inMessage = false;
    let pending = '';
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      pending += chunk.toString('latin1');
      const lines = pending.split('\r\n');
      pending = lines.pop() ?? '';
      for (const line of lines) {
        const command = line.split(/[ :]/, 1)[0] ?? '';
        if (inMessage && line !== '.') continue;
        inMessage = command === 'DATA' && (answers['DATA'] ?? '').startsWith('354');
        react(command);
        if (inMessage && answers['MESSAGE'] !== undefined) react('MESSAGE');
      }
    });
    react('GREETING');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  });
  return { route: routeTo(server), heard };
}

function routeTo(server: Pick<Server, 'address'>): SmtpRoute {
  const { port } = server.address() as AddressInfo;
  return { kind: 'smtp', host: '127.0.0.1', port, security: 'none', account: null, timeout: 5_000 };
}
