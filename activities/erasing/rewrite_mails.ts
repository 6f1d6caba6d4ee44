import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../config/schema.js';
import type { ErasureOrder, OutputsErasure } from '../../contracts/erasure.js';
import type { RunContext } from '../../contracts/steps.js';
import { isMailOf } from '../../domain/mail/outbox.js';
import { buildMessage } from '../../outputs/mail/delivery/build.js';
import { outboxFolder, recipientsOf, senderOf } from '../../outputs/mail/delivery/route.js';
import { messageIdOf } from '../../outputs/mail/message_id.js';
import { replaceFile } from '../../outputs/replace_file.js';
import type { Store } from '../../store/store.js';
import { audienceOf } from '../audiences.js';
import { attachUpTo } from '../mailing.js';
import { openPublished } from '../open_published.js';
import { outputFolder } from '../place_document.js';
import { nameFor } from '../publish_workbook.js';
import { recipientGroup } from '../recipient_group.js';
import { pageName } from '../render_page.js';
import { reportMail } from '../send_report.js';
import type { ErasedRun } from './kept_run.js';

interface MailsToRewrite {
  readonly store: Store;
  readonly run: RunContext;
  readonly config: Config;
  readonly runs: readonly ErasedRun[];
  /** Run ids of runs whose manifest cannot be read: their mails stay. */
  readonly damaged: readonly string[];
  readonly erasure: ErasureOrder;
  readonly signal: AbortSignal;
}

/** Which run a mail in the outbox tells whom of. */
interface ToldBy {
  readonly runId: string;
  readonly group: string;
  readonly messageId: string;
}

/** A mail that tells of a stored run. */
interface MailOfRun extends ToldBy {
  readonly of: ErasedRun;
}

/** What becomes of a mail. */
type Fate = { readonly fate: 'kept' | 'removed' } | { readonly fate: 'rewritten'; readonly mail: MailOfRun };

/**
 * Composes the mails in the outbox that tell of rewritten runs anew, with the documents as they are now. Those that tell of
 * a failure go, whoever is erased: their words may quote a row of a source, and nobody can tell whose it was.
 */
export async function rewriteMails(of: MailsToRewrite): Promise<OutputsErasure> {
  const { run, config, erasure } = of;
  if (config.mail === undefined) return { documents: 0, removed: [] };
  const folder = outboxFolder(config.mail, outputFolder(run, config), process.env);
  const ours = (name: string) => isMailOf(run.business, name);
  let documents = 0;
  const removed: string[] = [];
  for (const name of existsSync(folder) ? (await readdir(folder)).filter(ours) : []) {
    const file = join(folder, name);
    const isOfFailure = isMailOf(run.business, name, ['failure']);
    const fate: Fate = isOfFailure ? { fate: 'removed' } : fateOf(await readFile(file, 'latin1'), of);
    if (fate.fate === 'removed') removed.push(name);
    if (fate.fate === 'rewritten') documents += 1;
    if (erasure.dryRun) continue;
    if (fate.fate === 'removed') await rm(file, { force: true });
    if (fate.fate === 'rewritten') await rewriteMail(of, fate.mail, file);
  }
  return { documents, removed };
}

/** What becomes of a report. Where nobody can tell whom it shows only the workbook has rows of members. */
function fateOf(text: string, { config, runs, damaged }: MailsToRewrite): Fate {
  const told = toldBy(text, config, [...runs.map(({ manifest }) => manifest.runId), ...damaged]);
  if (told !== null && damaged.includes(told.runId)) return { fate: 'kept' };
  const of = runs.find(({ manifest }) => manifest.runId === told?.runId);
  if (told !== null && of?.isRewritten === true) {
    const mail = { ...told, of };
    return canCompose(mail, config) ? { fate: 'rewritten', mail } : { fate: 'removed' };
  }
  return { fate: of?.canTell === true || !hasWorkbook.test(text) ? 'kept' : 'removed' };
}

/** Whether everything that a mail carries is there. */
function canCompose({ of: { manifest, documents, canMakeAnew }, group }: MailOfRun, config: Config): boolean {
  const { recipients } = recipientGroup(config, group);
  const audience = audienceOf(config, recipients);
  const told = { manifest, config };
  const names = { report: pageName(told, audience.locale), workbook: nameFor(told, audience) };
  return canMakeAnew && recipients.attach.every((kind) => documents.has(names[kind]));
}

const messageIdHeader = /^message-id: *(<[0-9a-f]+\.(\d+)@[^>]+>)/im;
const hasWorkbook =
  /^content-type:\s*application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet/im;

/** Finds out of which of these runs a mail tells; null where it is none of them. */
function toldBy(text: string, { mail }: Config, runIds: readonly string[]): ToldBy | null {
  const [, messageId, attempt] = messageIdHeader.exec(text) ?? [];
  if (messageId === undefined || mail === undefined) return null;
  const { address } = senderOf(mail, process.env);
  for (const runId of runIds) {
    for (const group of Object.keys(mail.groups)) {
      const key = { runId, report: 'report', group } as const;
      if (messageIdOf(key, Number(attempt), address) === messageId) return { runId, group, messageId };
    }
  }
  return null;
}

async function rewriteMail(
  { store, run, signal }: MailsToRewrite,
  { of: { manifest }, group, messageId }: MailOfRun,
  file: string,
): Promise<void> {
  const published = await openPublished(store, run, manifest.runId);
  const { mail, recipients } = recipientGroup(published.config, group);
  const renditions = manifest.supersedes?.at(-1)?.renditions ?? [];
  const { compose } = await reportMail(store, published, { run, group, renditions, signal });
  const to = recipientsOf(group, recipients, process.env);
  const message = await buildMessage(compose(attachUpTo(mail)), {
    from: senderOf(mail, process.env),
    to,
    recipients: to,
    messageId,
    date: manifest.publishedAt,
  });
  await replaceFile(file, async (handle) => {
    await handle.writeFile(message);
  });
}
