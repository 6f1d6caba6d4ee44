import type { JobResult } from '../contracts/run.js';
import type { MailReceipt, RenderResult, RunContext } from '../contracts/steps.js';
import { hasFailedWith } from './failed_with.js';
import type { Progress } from './progress.js';
import { steps } from './steps.js';

export interface ReportOrder {
  readonly run: RunContext;
  /** The run that is told of. */
  readonly rfmRunId: string;
  /** A recipient group whose mail is sent again; null: all groups, each for the first time. */
  readonly only: string | null;
}

/** Renders what the configuration asks for, then sends it. What is told before is not told again. */
export async function renderAndSend(
  { run, rfmRunId, only }: ReportOrder,
  progress: Progress,
): Promise<JobResult> {
  const plan = await progress.step(
    'plan',
    () => steps.planReport({ run, rfmRunId, only }),
    ({ groups }) => (groups.length === 0 ? 'no recipients' : `recipients: ${groups.join(', ')}`),
  );
  const pages = await progress.step(
    'page',
    () =>
      inTurn(plan.pages, (locale) =>
        steps.renderPage.executeWithOptions({ summary: `Report page in ${locale}` }, [
          { run, rfmRunId, locale },
        ]),
      ),
    filesNote,
  );
  const workbooks = await progress.step(
    'workbook',
    () => inTurn(plan.workbooks, (audience) => steps.renderWorkbook({ run, rfmRunId, audience })),
    filesNote,
  );
  const rendered = [...pages, ...workbooks];
  const renditions = rendered.map(({ rendition }) => rendition);
  const receipts = await progress.step(
    'mail',
    () =>
      toEveryGroup(plan.groups, (group) =>
        steps.sendReport.executeWithOptions({ summary: `Mail to ${group}` }, [
          { run, rfmRunId, group, renditions, again: only !== null },
        ]),
      ),
    (all) => all.map(({ group, state }) => `${group} ${state}`).join(', '),
  );
  const documents = [...rendered, ...receipts].flatMap(({ document }) => document ?? []);
  const warnings = warningsOf(receipts);
  progress.finish('completed', documents, warnings);
  return {
    runId: run.runId,
    counts: null,
    tables: {},
    documents: [run.configuration, ...documents],
    warnings,
  };
}

/** One after the other, so that a failure leaves nothing under way. */
async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

/** That the mail server refuses the mail of one group is no reason not to tell the others; the run fails with it then. */
async function toEveryGroup(
  groups: readonly string[],
  send: (group: string) => Promise<MailReceipt>,
): Promise<readonly MailReceipt[]> {
  const receipts: MailReceipt[] = [];
  const refusals: unknown[] = [];
  for (const group of groups) {
    try {
      receipts.push(await send(group));
    } catch (error) {
      if (!hasFailedWith(error, 'MailRefused')) throw error;
      refusals.push(error);
    }
  }
  if (refusals.length > 0) throw refusals[0];
  return receipts;
}

const filesNote = (rendered: readonly RenderResult[]): string =>
  rendered.length === 0
    ? 'none further'
    : rendered.map(({ document }) => document.uri.slice(document.uri.lastIndexOf('/') + 1)).join(', ');

const warningsOf = (receipts: readonly MailReceipt[]): string[] =>
  receipts.flatMap(({ warning }) => warning ?? []);
