import { Readable } from 'node:stream';
import SMTPConnection, { type SMTPConnectionSendInfo } from 'nodemailer/lib/smtp-connection';
import { connectionOptions, type SmtpRoute } from '../../../config/smtp_route.js';

/** A message for one conversation with a mail server. */
export interface Submission {
  readonly from: string;
  readonly recipients: readonly string[];
  readonly message: Buffer;
  /** Called once the server has told to go on with the message (354): from then on it may have it. */
  readonly onData: () => void;
}

/**
 * Hands a message to a mail server: connects, secures the connection as the route demands, logs in, sends, leaves.
 *
 * @throws what nodemailer's connection gives, with `code`, `responseCode` and `command`; the signal's reason
 */
export async function submit(
  { from, recipients, message, onData }: Submission,
  route: SmtpRoute,
  signal: AbortSignal,
): Promise<SMTPConnectionSendInfo> {
  signal.throwIfAborted();
  const connection = new SMTPConnection(connectionOptions(route));
  const ended = new AbortController();
  const broken = new Promise<never>((_, reject) => {
    connection.on('error', reject);
    // Where an error is the cause, it comes right after.
    connection.once('end', () => setImmediate(reject, new Error('The mail server closed the connection')));
    const cancel = (): void => {
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', cancel, { signal: ended.signal });
  });
  // Whether it breaks after everything was said is of no interest.
  broken.catch(() => undefined);
  const answer = <T>(ask: (done: (error: Error | null | undefined, value?: T) => void) => void): Promise<T> =>
    Promise.race([
      broken,
      new Promise<T>((resolve, reject) => {
        ask((error, value) => {
          if (error) reject(error);
          else resolve(value as T);
        });
      }),
    ]);
  try {
    await answer<undefined>((done) => {
      connection.connect(done);
    });
    const { account } = route;
    if (account !== null) {
      await answer<boolean>((done) => {
        connection.login({ credentials: { user: account.user, pass: account.password } }, done);
      });
    }
    const info = await answer<SMTPConnectionSendInfo>((done) => {
      // The size lets the server refuse a message that is too large before it is sent.
      const envelope = { from, to: [...recipients], size: message.length };
      connection.send(envelope, readable(message, onData), done);
    });
    connection.quit();
    return info;
  } catch (error) {
    connection.close();
    throw error;
  } finally {
    ended.abort();
  }
}

/** The library begins to read the message when the server has answered DATA, and not before. */
function readable(message: Buffer, onRead: () => void): Readable {
  return Readable.from(
    (function* () {
      onRead();
      yield message;
    })(),
    { objectMode: false },
  );
}
