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
import { audienceOf, ownAudience, sameAudience } from './audiences.js';
import type { Dependencies } from './dependencies.js';
import { attachUpTo, ledgerOf, receiptOf } from './mailing.js';
import type { OneAtATime } from './one_at_a_time.js';
import { openPublished, type PublishedRun } from './open_published.js';
import { outputFolder } from './place_document.js';
import { recipientGroup } from './recipient_group.js';
import { runUri } from './run_folder.js';
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
      const { report, compose, folder } = await reportMail(store, published, {
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
      return await receiptOf(group, result);
    });

interface MailOfReport {
  readonly report: Report;
  /** Composes the mail with as many attachments as fit into so many bytes. */
  readonly compose: (attachUpTo: number) => ComposedMail;
  /** Where people find the outputs. */
  readonly folder: string;
}

/** What a recipient group is told of a published run. */
export async function reportMail(
  store: Store,
  published: PublishedRun,
  {
    run,
    group,
    renditions,
    signal,
  }: Pick<ReportToSend, 'run' | 'group' | 'renditions'> & { signal: AbortSignal },
): Promise<MailOfReport> {
  const { config, manifest, facts } = published;
  const { mail, recipients } = recipientGroup(config, group);
  const audience = audienceOf(config, recipients);
  const report = composeReport({ facts, manifest, config, locale: audience.locale });
  const sections = mailSections(report, recipients.content).map(({ id }) => id);
  const pictures = await inThread('pictures', { report, sections }, signal);
  const folder = outputFolder(run, config);
  const renderedFor = [...renditions, ...publishedWorkbook(published)];
  const files = await filesFor(store, renderedFor, { audience, attach: recipients.attach, folder, mail });
  const { content } = recipients;
  return {
    report,
    folder,
    compose: (attachUpTo) =>
      composeMail({ report, group: { name: group, content }, pictures, files, attachUpTo }),
  };
}

/** The workbook that the run itself has published, as it is stored. */
function publishedWorkbook({ rfm, manifest, config }: PublishedRun): readonly Rendition[] {
  return manifest.documents
    .filter(({ kind }) => kind === 'workbook')
    .map(({ uri, sha256 }) => ({
      kind: 'workbook',
      audience: ownAudience(config),
      stored: { uri: runUri(rfm, basename(decodeURIComponent(uri))), sha256 },
    }));
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
