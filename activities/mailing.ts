import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Config, MailConfig } from '../config/schema.js';
import type { DocumentRef } from '../contracts/references.js';
import type { MailReceipt, RunContext } from '../contracts/steps.js';
import { withoutAddresses } from '../domain/mail/address.js';
import type { LedgerEntry } from '../domain/mail/ledger.js';
import { databaseLedger } from '../outputs/database/mail_ledger.js';
import type { MailLedger } from '../outputs/mail/ledger.js';
import type { SendResult } from '../outputs/mail/send_once.js';
import { storedLedger } from '../outputs/mail/stored_ledger.js';
import { sha256OfFile } from '../store/folder.js';
import type { Dependencies } from './dependencies.js';
import type { OneAtATime } from './one_at_a_time.js';
import { databaseFile } from './place_document.js';
import { scratchOf } from './run_folder.js';

/**
 * Where it is kept which mails went out: in the output database, or where there is none beside the run. That takes a
 * moment and is never cancelled: whoever got a mail before the run was cancelled must be known to have it.
 */
export async function ledgerOf(
  { store, engine }: Pick<Dependencies, 'store' | 'engine'>,
  withDatabases: OneAtATime,
  { run, config }: { readonly run: RunContext; readonly config: Config },
): Promise<MailLedger> {
  const now = () => new Date().toISOString();
  const { database } = config.publish;
  if (database === false) return storedLedger(store, config.business, now);
  const attach = databaseFile(run, config, database);
  await mkdir(dirname(attach), { recursive: true });
  const temporaryFolder = scratchOf(store, run, 'mail-ledger');
  const { signal } = new AbortController();
  return databaseLedger(
    (work) => withDatabases(() => engine.withSession({ temporaryFolder, signal, attach }, work)),
    now,
  );
}

/** Bytes for all attachments of a mail together. */
export const attachUpTo = ({ attach_up_to_mb: megabytes }: MailConfig): number => megabytes * 1e6;

/** What the run is told of a mail: how it went, without an address. */
export async function receiptOf(group: string, result: SendResult): Promise<MailReceipt> {
  if (result.kind === 'unchanged') {
    return { group, state: 'skipped', recipients: nobody, document: null, warning: null };
  }
  const { entry } = result;
  const recipients = {
    sent: countOf(entry, 'sent'),
    refused: countOf(entry, 'failed'),
    unknown: countOf(entry, 'unknown'),
  };
  const warning = warningOf(entry, recipients);
  const wanting = wantingOf(recipients);
  if (result.kind === 'told') {
    return { group, state: wanting ?? 'skipped', recipients, document: null, warning };
  }
  const document = result.file === null ? null : await written(result.file);
  const settled = document === null ? 'sent' : 'written';
  return { group, state: wanting ?? settled, recipients, document, warning };
}

const nobody = { sent: 0, refused: 0, unknown: 0 } as const;

const countOf = ({ recipients }: LedgerEntry, state: LedgerEntry['recipients'][number]['state']): number =>
  recipients.filter((recipient) => recipient.state === state).length;

/** What somebody has to look after; null: nothing. */
function wantingOf({ refused, unknown }: MailReceipt['recipients']): MailReceipt['state'] | null {
  if (unknown > 0) return 'unknown';
  return refused > 0 ? 'failed' : null;
}

async function written(file: string): Promise<DocumentRef> {
  return { kind: 'mail', stage: 'mail', uri: pathToFileURL(file).href, sha256: await sha256OfFile(file) };
}

/** What somebody has to know, without addresses, and the command that sends it again. */
function warningOf(
  { group, runId, report, recipients }: LedgerEntry,
  { refused, unknown }: MailReceipt['recipients'],
): string | null {
  const detail = recipients.find(({ state }) => state === 'failed' || state === 'unknown')?.detail;
  const parts = [
    ...(refused > 0 ? [`was refused for ${refused} of ${recipients.length} recipients`] : []),
    ...(unknown > 0 ? [`may not have reached ${unknown} of ${recipients.length} recipients`] : []),
  ];
  if (parts.length === 0) return null;
  const again = report === 'report' ? `; memberflow mail resend --run ${runId} --group ${group}` : '';
  return `The mail to ${group} ${parts.join(' and ')}${detail == null ? '' : ` (${withoutAddresses(detail)})`}${again}`;
}
