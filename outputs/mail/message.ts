import type { Locale } from '../../reporting/texts/locale.js';

/** A picture within the body, which names it `cid:<cid>`. */
export interface InlinePicture {
  readonly cid: string;
  readonly png: Uint8Array;
}

/** A document of the run that goes with a mail, attached or linked. */
export interface MailFile {
  readonly kind: 'workbook' | 'report';
  /** Name that the reader sees. */
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  /** Where the reader finds it otherwise: an address, or its path where it has none. */
  readonly place: string;
}

/** A mail ready to be addressed. */
export interface ComposedMail {
  readonly locale: Locale;
  readonly subject: string;
  readonly html: string;
  /** Says the same without pictures and markup. */
  readonly text: string;
  readonly pictures: readonly InlinePicture[];
  readonly attachments: readonly MailFile[];
}

export interface Sender {
  readonly name: string | undefined;
  readonly address: string;
}

/** Who a mail is from and for, and what tells it from all others. */
export interface Envelope {
  readonly from: Sender;
  /** The whole group, as the readers see it. */
  readonly to: readonly string[];
  /** Those of them whom it is sent to now. */
  readonly recipients: readonly string[];
  readonly messageId: string;
  /** ISO 8601; the same at every attempt. */
  readonly date: string;
}
