import { MemberflowError } from '../../../contracts/failures.js';
import { withoutAddresses } from '../../../domain/mail/address.js';
import { MessageTooLarge } from './delivery.js';
import type { SmtpRoute } from '../../../config/smtp_route.js';

/** What the mail server said, or what the connection to it met, as far as decisions need it. */
export interface SmtpAnswer {
  /** Reply code such as 550; null: the server said nothing. */
  readonly code: number | null;
  /** In the server's words, or the library's. */
  readonly text: string;
  /** Kind of the fault as nodemailer names it, such as EAUTH; null: none of its own. */
  readonly kind: string | null;
  /** Code of the system or of TLS, such as ECONNREFUSED. */
  readonly cause: string | null;
  /** The server's verdict on the whole message, after which it has not taken it. */
  readonly aboutMessage: boolean;
  readonly tooLarge: boolean;
  /** Greatest message that the server takes, if it says so. */
  readonly limit: number | null;
  /** The recipient that was refused; null: the answer is about the whole message. */
  readonly recipient: string | null;
  /** The answers for each recipient, where all were refused. */
  readonly rejected: readonly SmtpAnswer[];
}

/** Replies that mean the size: over the announced limit, or the enhanced codes 5.3.4 and 5.2.3 (RFC 1870, RFC 3463). */
const tooLargeReply = /^552[ -](?!\d\.2\.2)|^5\d\d[ -]5\.(?:3\.4|2\.3)\b/;
const announcedLimit = /^Message size larger than allowed (\d+)/;

export function answerOf(error: unknown): SmtpAnswer {
  const {
    message = String(error),
    response,
    responseCode,
    code,
    originalCode,
    recipient,
    rejectedErrors = [],
  } = error as Partial<SmtpError>;
  const limit = announcedLimit.exec(message)?.[1];
  return {
    code: typeof responseCode === 'number' ? responseCode : null,
    text: (response ?? message).replace(/\s+/g, ' ').trim(),
    kind: code ?? null,
    cause: originalCode ?? null,
    aboutMessage: code === 'EMESSAGE' && typeof responseCode === 'number' && responseCode >= 400,
    tooLarge: limit !== undefined || tooLargeReply.test(response ?? ''),
    limit: limit === undefined ? null : Number(limit),
    recipient: recipient ?? null,
    rejected: rejectedErrors.map(answerOf),
  };
}

/** What nodemailer's connection puts on its errors. */
interface SmtpError extends Error {
  readonly response: string;
  readonly responseCode: number | false;
  readonly code: string;
  readonly originalCode: string;
  readonly recipient: string;
  readonly rejectedErrors: readonly unknown[];
}

/** Names a fault that came before the message was begun; waiting cures what is not a plain refusal. */
export function failureBeforeData(
  error: unknown,
  answer: SmtpAnswer,
  { host, port }: SmtpRoute,
  bytes: number,
): Error {
  if (answer.tooLarge) return new MessageTooLarge(bytes, answer.limit, { cause: error });
  const server = `The mail server ${host}:${port}`;
  const words = withoutAddresses(answer.text);
  const cause = causeOf(error);
  const remedy = refusalRemedy(answer);
  if (remedy === null) {
    return new MemberflowError(
      'MailUnavailable',
      `${server} cannot be used just now: ${words}`,
      {
        remedy:
          'Nothing was sent. It is tried again by itself; if it lasts, check mail.smtp and the network.',
      },
      { cause },
    );
  }
  return new MemberflowError('MailRefused', `${server} cannot be used: ${words}`, { remedy }, { cause });
}

/** The library's error as it may travel with the failure: what it says, without addresses. */
function causeOf(error: unknown): Error {
  const { name, message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  const cause = new Error(withoutAddresses(message));
  cause.name = name;
  cause.stack = withoutAddresses(stack);
  return cause;
}

/** What to do about a refusal; null: waiting may cure it. */
function refusalRemedy({ code, kind, cause }: SmtpAnswer): string | null {
  const temporary = code !== null && code < 500;
  if (temporary) return null;
  if (certificateFaults.test(cause ?? '')) {
    return 'Its certificate is not trusted. Have it renewed, correct mail.smtp.host, or name the file of your own certification authority in NODE_EXTRA_CA_CERTS where the worker runs. Nothing was sent.';
  }
  if (kind === 'EAUTH') return 'Correct mail.smtp.user and mail.smtp.password. Nothing was sent.';
  if (kind === 'ETLS' && code !== null) {
    return 'It offers no STARTTLS: set mail.smtp.security to tls (mostly port 465), or to none on a network that you trust. Nothing was sent.';
  }
  if (kind === 'EENVELOPE')
    return 'It takes nothing from this sender: check mail.from.address. Nothing was sent.';
  return code === null ? null : 'Ask whoever runs the mail server what it objects to. Nothing was sent.';
}

/** Codes with which Node refuses a certificate. */
const certificateFaults = /CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)|HOSTNAME_MISMATCH/;
