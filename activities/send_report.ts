import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { MailConfig, RecipientGroupConfig } from '../config/schema.js';
import type { Audience, MailReceipt, Rendition, RunContext } from '../contracts/steps.js';
import { mailName } from '../domain/mail/outbox.js';
import { composeMail } from '../outputs/mail/compose.js';
import { mailSections } from '../outputs/mail/content.js';
import { contentHashOf } from '../outputs/mail/content_hash.js';
import { mailRoute, recipientsOf, senderOf } from '../outputs/mail/delivery/route.js';
import type { ComposedMail, MailFile } from '../outputs/mail/message.js';
import { sendMail } from '../outputs/mail/send_mail.js';
import { composeReport } from '../reporting/compose.js';
import type { Report } from '../reporting/report.js';
import type { Store } from '../store/store.js';
import { audienceOf, sameAudience } from './audiences.js';
import type { Dependencies } from './dependencies.js';
import { attachUpTo, ledgerOf, receiptOf } from './mailing.js';
import type { OneAtATime } from './one_at_a_time.js';
import { openPublished, type OpenedRun } from './open_published.js';
import { outputFolder } from './place_document.js';
import { publishedWorkbook } from './published_workbook.js';
import { recipientGroup } from './recipient_group.js';
import { durably } from './step.js';
import { inThread } from './threads/in_thread.js';

export interface ReportToSend {
  readonly run: RunContext;
  readonly rfmRunId: string;
  readonly group: string;
  /** What was rendered for attachments. */
  readonly renditions: readonly Rendition[];
  /** On request: also to those whom an earlier mail did not, or may not, have reached. */
  readonly again: boolean;
}

/** Tells one recipient group of a published run, each recipient once. */
export const sendReport =
  (dependencies: Dependencies, withDatabases: OneAtATime) =>
  ({ run, rfmRunId, group, renditions, again }: ReportToSend): Promise<MailReceipt> =>
    durably(async ({ signal }) => {
      const { store } = dependencies;
      const published = await openPublished(store, run, rfmRunId);
      const { config, manifest } = published;
      const { mail, recipients } = recipientGroup(config, group);
      const { report, compose, folder, missing } = await reportMail(store, published, {
        run,
        group,
        renditions,
        signal,
      });
      const name = mailName({ ...manifest, report: 'report', group });
      const result = await sendMail({
        ledger: await ledgerOf(dependencies, withDatabases, { run, config }),
        route: mailRoute(mail, folder, process.env),
        from: senderOf(mail, process.env),
        order: {
          key: { runId: rfmRunId, report: 'report', group },
          business: manifest.business,
          order: run.runId,
          recipients: recipientsOf(group, recipients, process.env),
          contentHash: contentHashOf(report),
          onlyIfChanged: recipients.only_if_changed,
          again,
        },
        date: manifest.publishedAt,
        name,
        attachUpTo: attachUpTo(mail),
        compose,
        signal,
      });
      return withMissing(await receiptOf(group, result), missing);
    });

/** Says in the receipt of a mail that went out which of its attachments could not go with it. */
function withMissing(receipt: MailReceipt, missing: readonly MailFile['kind'][]): MailReceipt {
  const { group, state, warning } = receipt;
  if (missing.length === 0 || state === 'skipped') return receipt;
  const lacking = missing.map((kind) => `the ${attachmentNames[kind]}`).join(' and ');
  const without = `The mail to ${group} goes without ${lacking}: the store has neither it nor all tables that it is made from`;
  return { ...receipt, warning: warning === null ? without : `${warning}. ${without}` };
}

const attachmentNames = { workbook: 'workbook', report: 'page' } as const satisfies Record<
  MailFile['kind'],
  string
>;

interface MailOfReport {
  readonly report: Report;
  /** Composes the mail with as many attachments as fit into so many bytes. */
  readonly compose: (attachUpTo: number) => ComposedMail;
  /** Where people find the outputs. */
  readonly folder: string;
  /** What the group gets otherwise and there is not. */
  readonly missing: readonly MailFile['kind'][];
}

/** What a recipient group is told of a published run. */
export async function reportMail(
  store: Store,
  published: OpenedRun,
  {
    run,
    group,
    renditions,
    signal,
  }: Pick<ReportToSend, 'run' | 'group' | 'renditions'> & { signal: AbortSignal },
): Promise<MailOfReport> {
  const { config } = published;
  const { mail, recipients } = recipientGroup(config, group);
  const audience = audienceOf(config, recipients);
  const report = composeReport({ ...published, locale: audience.locale });
  const sections = mailSections(report, recipients.content).map(({ id }) => id);
  const pictures = await inThread('pictures', { report, sections }, signal);
  const folder = outputFolder(run, config);
  const own = await publishedWorkbook(store, published);
  const rendered = [...renditions, ...(own === null ? [] : [own])];
  const { content, attach } = recipients;
  const files = await filesFor(store, rendered, { audience, attach, folder, mail });
  const missing = attach.filter((wanted) => !files.some(({ kind }) => kind === wanted));
  return {
    report,
    folder,
    missing,
    compose: (attachUpTo) =>
      composeMail({ report, group: { name: group, content }, pictures, files, missing, attachUpTo }),
  };
}

interface FilesWanted {
  readonly audience: Audience;
  readonly attach: RecipientGroupConfig['attach'];
  /** Where people find the outputs. */
  readonly folder: string;
  readonly mail: MailConfig;
}

async function filesFor(
  store: Store,
  renditions: readonly Rendition[],
  { audience, attach, folder, mail }: FilesWanted,
): Promise<readonly MailFile[]> {
  const files: MailFile[] = [];
  for (const kind of attach) {
    const rendition = renditions.find(
      (one) =>
        one.kind === kind &&
        (kind === 'report' ? one.audience.locale === audience.locale : sameAudience(one.audience, audience)),
    );
    if (rendition === undefined) continue;
    const path = await store.get(rendition.stored);
    const name = basename(path);
    files.push({ kind, name, path, bytes: (await stat(path)).size, place: placeOf(name, folder, mail) });
  }
  return files;
}

const placeOf = (name: string, folder: string, { link_base: base }: MailConfig): string =>
  base === undefined
    ? join(folder, name)
    : new URL(encodeURIComponent(name), base.endsWith('/') ? base : `${base}/`).href;
