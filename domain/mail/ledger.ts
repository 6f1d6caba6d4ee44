/**
 * What is known of one recipient: `waiting`, not sent yet and tried again by itself; `sending`, under way; `sent`, taken
 * by the mail server or written to the outbox; `failed`, refused for good; `unknown`, the mail server may have taken it.
 */
export const recipientStates = ['waiting', 'sending', 'sent', 'failed', 'unknown'] as const;
export type RecipientState = (typeof recipientStates)[number];

/** What one mail is about and whom it goes to: of each key, each recipient gets one mail. */
export interface LedgerKey {
  /** The run that is told of. */
  readonly runId: string;
  readonly report: MailKind;
  /** Recipient group of the configuration. */
  readonly group: string;
}

/** The report of a run, or that a run failed. */
export type MailKind = 'report' | 'failure';

export interface RecipientEntry {
  readonly address: string;
  readonly state: RecipientState;
  /** In the words of the mail server, or of what went wrong; null: nothing to say. */
  readonly detail: string | null;
}

export interface LedgerEntry extends LedgerKey {
  readonly business: string;
  /** The run that sends: its retries carry on where it stopped, another one decides anew. */
  readonly order: string;
  /** Counted from 1; a mail that is sent again on request is a further attempt, a retry is not. */
  readonly attempt: number;
  readonly messageId: string;
  /** Of what the mail tells; null for mails that are sent whatever was told before. */
  readonly contentHash: string | null;
  readonly recipients: readonly RecipientEntry[];
}

/** A mail that is about to be sent. */
export interface NewMail {
  readonly key: LedgerKey;
  readonly business: string;
  readonly order: string;
  readonly recipients: readonly string[];
  readonly contentHash: string | null;
  /** Send again to those whom the mail did not reach, or may not have reached. */
  readonly again: boolean;
  /** Delivering twice has the effect of delivering once, as with a file that is written. */
  readonly repeatable: boolean;
  /** The identity of the message, by attempt. */
  readonly messageIdOf: (attempt: number) => string;
}

/** What became of one recipient; `deferred`: refused for now. */
export interface RecipientOutcome {
  readonly address: string;
  readonly status: 'sent' | 'refused' | 'deferred' | 'unknown';
  readonly detail: string | null;
}

/** States from which a mail may be sent again when somebody asks for it. */
const resendable: readonly RecipientState[] = ['waiting', 'failed', 'unknown'];

const crashed = 'Sending was cut short; whether the mail server took the message is not known.';

/**
 * The entry with which sending begins; recipients in state `sending` are those to send to. There are none when
 * everything has been done, and those whom a crashed attempt may have reached are `unknown` from here on.
 *
 * @param entry what the ledger holds; null: nothing
 */
export function begin(entry: LedgerEntry | null, mail: NewMail): LedgerEntry {
  if (entry === null) return attemptOf(mail, 1, mail.recipients, []);
  if (mail.again && entry.order !== mail.order) return beginAgain(entry, mail);
  const settled = mail.repeatable
    ? replaceState(entry, 'sending', 'waiting', null)
    : replaceState(entry, 'sending', 'unknown', crashed);
  return replaceState({ ...settled, order: mail.order }, 'waiting', 'sending', null);
}

/**
 * A further attempt, to those of the group whom the mail has not reached for certain. Somebody may be sending to
 * those in state `sending` at this moment: they are shown as unknown, and sent to when asked once more.
 */
function beginAgain(entry: LedgerEntry, mail: NewMail): LedgerEntry {
  const open: readonly RecipientState[] = mail.repeatable ? [...resendable, 'sending'] : resendable;
  const known = new Map(entry.recipients.map(({ address, state }) => [address, state]));
  const wanted = mail.recipients.filter((address) => {
    const state = known.get(address);
    return state === undefined || open.includes(state);
  });
  const settled = replaceState(entry, 'sending', 'unknown', crashed);
  if (wanted.length === 0) return settled;
  const others = settled.recipients.filter(({ address }) => !wanted.includes(address));
  return attemptOf(mail, entry.attempt + 1, wanted, others);
}

/** The entry after delivery. Outcomes of an earlier attempt than the entry's come too late and change nothing. */
export function settle(
  entry: LedgerEntry,
  attempt: number,
  outcomes: readonly RecipientOutcome[],
): LedgerEntry {
  if (entry.attempt !== attempt) return entry;
  const by = new Map(outcomes.map((outcome) => [outcome.address, outcome]));
  return {
    ...entry,
    recipients: entry.recipients.map((recipient) => {
      const outcome = by.get(recipient.address);
      return outcome === undefined
        ? recipient
        : { address: recipient.address, state: stateAfter[outcome.status], detail: outcome.detail };
    }),
  };
}

/** The entry after a fault that came before anything left: everybody who was to be sent to waits, or has failed. */
export const release = (
  entry: LedgerEntry,
  attempt: number,
  state: 'waiting' | 'failed',
  detail: string,
): LedgerEntry => (entry.attempt === attempt ? replaceState(entry, 'sending', state, detail) : entry);

/** Addresses that the entry says to send to. */
export const pendingOf = ({ recipients }: LedgerEntry): readonly string[] =>
  recipients.filter(({ state }) => state === 'sending').map(addressOf);

/** The state of a whole mail: that of the recipient who needs attention most. */
export const stateOf = ({ recipients }: LedgerEntry): RecipientState =>
  attentionOrder.find((state) => recipients.some((recipient) => recipient.state === state)) ?? 'sent';

const attentionOrder = ['unknown', 'sending', 'waiting', 'failed', 'sent'] as const;

const stateAfter = {
  sent: 'sent',
  refused: 'failed',
  deferred: 'waiting',
  unknown: 'unknown',
} as const satisfies Record<RecipientOutcome['status'], RecipientState>;

const addressOf = ({ address }: RecipientEntry): string => address;

function attemptOf(
  mail: NewMail,
  attempt: number,
  addresses: readonly string[],
  others: readonly RecipientEntry[],
): LedgerEntry {
  const fresh = addresses.map((address): RecipientEntry => ({ address, state: 'sending', detail: null }));
  return {
    ...mail.key,
    business: mail.business,
    order: mail.order,
    attempt,
    messageId: mail.messageIdOf(attempt),
    contentHash: mail.contentHash,
    recipients: [...others, ...fresh],
  };
}

function replaceState(
  entry: LedgerEntry,
  from: RecipientState,
  to: RecipientState,
  detail: string | null,
): LedgerEntry {
  return {
    ...entry,
    recipients: entry.recipients.map((recipient) =>
      recipient.state === from ? { address: recipient.address, state: to, detail } : recipient,
    ),
  };
}
