import { CancellationScope, log, workflowInfo } from '@temporalio/workflow';
import { failureSummary } from '../contracts/failure_summary.js';
import { jobInputSchema, type JobInput, type JobResult } from '../contracts/run.js';
import type { DocumentRef } from '../contracts/references.js';
import type { RunContext } from '../contracts/steps.js';
import { childIdOf, runChild } from './child.js';
import { counted } from './figure.js';
import { runJob } from './job.js';
import { steps } from './steps.js';

/** Everything that a day needs: the figures, then the report on them. Whoever is to know is told of a failure too. */
export async function memberOperations(input: JobInput): Promise<JobResult> {
  return await runJob('memberOperations', jobInputSchema, input, async (run, valid, progress) => {
    try {
      const computed = await progress.step(
        'rfm',
        () => runChild('rfm', valid),
        ({ counts }) => counted(counts?.members ?? 0, 'member'),
        childIdOf('rfm'),
      );
      const reported = await progress.step(
        'report',
        () => runChild('report', { ...valid, rfmRunId: computed.runId }),
        ({ documents }) => outputsNote(documents),
        childIdOf('report'),
      );
      const documents = [
        ...computed.documents,
        // The configuration is the same and stands in both folders.
        ...reported.documents.filter(({ kind }) => kind !== 'config'),
      ];
      const warnings = [...computed.warnings, ...reported.warnings];
      progress.finish('completed', documents, warnings);
      return {
        ...computed,
        runId: run.runId,
        documents,
        warnings,
        children: [childIdOf('rfm'), childIdOf('report')],
      };
    } catch (error) {
      if (!CancellationScope.current().consideredCancelled) await tellOf(error, run);
      throw error;
    }
  });
}

/** That nobody could be told must not hide what there was to tell: the run ends with that. */
async function tellOf(error: unknown, run: RunContext): Promise<void> {
  const { workflowId } = workflowInfo();
  const failure = { ...failureSummary(error), workflowId };
  try {
    await steps.sendFailure({ run, failure, failedAt: new Date().toISOString() });
  } catch (unsent) {
    log.warn('the failure could not be told by mail', { unsent });
  }
}

/** What a report gave, such as `1 report, 2 mails`. */
function outputsNote(documents: readonly DocumentRef[]): string {
  const kinds = documents.map(({ kind }) => kind).filter((kind) => kind !== 'config');
  return [...new Set(kinds)]
    .map((kind) => counted(kinds.filter((other) => other === kind).length, kind))
    .join(', ');
}
