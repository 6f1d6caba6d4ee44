import type { RecipientOutcome } from '../../../domain/mail/ledger.js';

/** What became of a message. */
export interface Delivery {
  readonly recipients: readonly RecipientOutcome[];
  /** The file that it was written to; null: it went to a mail server. */
  readonly file: string | null;
}

/** A mail server takes no message as large as this one; nothing was sent, and a smaller one can follow. */
export class MessageTooLarge extends Error {
  override readonly name = 'MessageTooLarge';
  /** Bytes of the message; the server takes `limit`, if it says so. */
  constructor(
    readonly bytes: number,
    readonly limit: number | null,
    options?: ErrorOptions,
  ) {
    super(`The mail server takes no message of ${bytes} bytes`, options);
  }
}
