import type { RecipientOutcome } from '../../../domain/mail/ledger.js';
import type { SmtpRoute } from '../../../config/smtp_route.js';
import { answerOf, failureBeforeData, type SmtpAnswer } from './smtp_failures.js';
import { submit } from './smtp_session.js';

export interface SmtpMessage {
  readonly from: string;
  readonly recipients: readonly string[];
  readonly message: Buffer;
}

/**
 * Sends a message by a mail server and says of each recipient what became of it. Once the server has begun to take
 * the message, a loss of the connection leaves open whether it did: that is an outcome, `unknown`, never an error
 * that somebody would retry.
 *
 * @throws MemberflowError `MailUnavailable`, `MailRefused`; MessageTooLarge; in each case nothing was sent
 */
export async function sendBySmtp(
  { from, recipients, message }: SmtpMessage,
  route: SmtpRoute,
  signal: AbortSignal,
): Promise<readonly RecipientOutcome[]> {
  const data = { begun: false };
  const onData = (): void => {
    data.begun = true;
  };
  try {
    const { rejectedErrors = [] } = await submit({ from, recipients, message, onData }, route, signal);
    return outcomes(recipients, rejectedErrors.map(answerOf), { status: 'sent', detail: null });
  } catch (error) {
    if (!data.begun) signal.throwIfAborted();
    const answer = answerOf(error);
    if (data.begun && !answer.aboutMessage)
      return outcomes(recipients, [], { status: 'unknown', detail: answer.text });
    if (!answer.tooLarge && (data.begun || answer.rejected.length > 0)) {
      return outcomes(recipients, answer.rejected, refusal(answer));
    }
    throw failureBeforeData(error, answer, route, message.length);
  }
}

type Result = Pick<RecipientOutcome, 'status' | 'detail'>;

/** The server's words for those whom it refused, the same result for all others. */
function outcomes(
  recipients: readonly string[],
  rejected: readonly SmtpAnswer[],
  others: Result,
): readonly RecipientOutcome[] {
  return recipients.map((address) => {
    const refused = rejected.find(({ recipient }) => recipient === address);
    return { address, ...(refused === undefined ? others : refusal(refused)) };
  });
}

/** 4xx is a refusal for now, 5xx one for good (RFC 5321, 4.2.1). */
const refusal = ({ code, text }: SmtpAnswer): Result => ({
  status: code !== null && code < 500 ? 'deferred' : 'refused',
  detail: text,
});
