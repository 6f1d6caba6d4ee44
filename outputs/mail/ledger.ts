import type { LedgerEntry, LedgerKey, MailKind } from '../../domain/mail/ledger.js';

/** Which mails a recipient group has had, whatever run they told of. */
export interface ToldBefore {
  readonly business: string;
  readonly report: MailKind;
  readonly group: string;
  /** This run does not count. */
  readonly exceptRunId: string;
}

/** What is known of every mail, kept where a killed worker cannot lose it. */
export interface MailLedger {
  /** Decides upon what is known of a mail and keeps the decision, in one transaction; returns it. */
  update(key: LedgerKey, decide: (entry: LedgerEntry | null) => LedgerEntry): Promise<LedgerEntry>;
  /** Content hash of the last mail that reached somebody of the group; null: there is none. */
  lastTold(about: ToldBefore): Promise<string | null>;
  /** All mails about a run. */
  entriesOf(run: { readonly business: string; readonly runId: string }): Promise<readonly LedgerEntry[]>;
}
