import type { FailureSummary, MailReceipt, RunContext } from '../contracts/steps.js';
import { mailName } from '../domain/mail/outbox.js';
import { composeFailureMail } from '../outputs/mail/compose_failure.js';
import { mailRoute, recipientsOf, senderOf } from '../outputs/mail/delivery/route.js';
import { sendMail } from '../outputs/mail/send_mail.js';
import { audienceOf } from './audiences.js';
import type { Dependencies } from './dependencies.js';
import { ledgerOf, receiptOf } from './mailing.js';
import type { OneAtATime } from './one_at_a_time.js';
import { outputFolder } from './place_document.js';
import { configurationOf } from './run_folder.js';
import { durably } from './step.js';

export interface FailureToSend {
  readonly run: RunContext;
  readonly failure: FailureSummary;
  /** By the workflow's clock, so that a mail that is tried again is the same. */
  readonly failedAt: string;
}

/** Tells that a run has failed, to every recipient group that wants to know. */
export const sendFailure =
  (dependencies: Dependencies, withDatabases: OneAtATime) =>
  ({ run, failure, failedAt }: FailureToSend): Promise<readonly MailReceipt[]> =>
    durably(async ({ signal }) => {
      const config = await configurationOf(dependencies.store, run);
      const { mail } = config;
      if (mail === undefined) return [];
      const { business, job, asOf, runId } = run;
      const { workflowId, ...told } = failure;
      const receipts: MailReceipt[] = [];
      for (const [group, recipients] of Object.entries(mail.groups)) {
        if (!recipients.failures) continue;
        const { locale } = audienceOf(config, recipients);
        const result = await sendMail({
          ledger: await ledgerOf(dependencies, withDatabases, { run, config }),
          route: mailRoute(mail, outputFolder(run, config), process.env),
          from: senderOf(mail, process.env),
          order: {
            key: { runId, report: 'failure', group },
            business,
            order: runId,
            recipients: recipientsOf(group, recipients, process.env),
            contentHash: null,
            onlyIfChanged: false,
            again: false,
          },
          date: failedAt,
          name: mailName({ business, report: 'failure', asOf, group }),
          attachUpTo: 0,
          compose: () =>
            composeFailureMail({ business, job, asOf, runId, workflowId, failure: told, locale, group }),
          signal,
        });
        receipts.push(await receiptOf(group, result));
      }
      return receipts;
    });
