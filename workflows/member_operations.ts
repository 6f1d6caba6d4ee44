import { CancellationScope, log, workflowInfo } from '@temporalio/workflow';
import { failureSummary } from '../contracts/failure_summary.js';
import { jobInputSchema, type JobInput, type JobResult } from '../contracts/run.js';
import type { FailureSummary, RunContext } from '../contracts/steps.js';
import { childIdOf, runChild } from './child.js';
import { figure } from './figure.js';
import { runJob } from './job.js';
import { steps } from './steps.js';

/** Everything that a day needs: the figures, then the report on them. Whoever is to know is told of a failure too. */
export async function memberOperations(input: JobInput): Promise<JobResult> {
  return await runJob('memberOperations', jobInputSchema, input, async (run, valid, progress) => {
    try {
      const computed = await progress.step(
        'rfm',
        () => runChild('rfm', valid),
        ({ counts }) => `${figure(counts?.members ?? 0)} members`,
        childIdOf('rfm'),
      );
      const reported = await progress.step(
        'report',
        () => runChild('report', { ...valid, rfmRunId: computed.runId }),
        ({ documents }) => documents.map(({ kind }) => kind).join(', '),
        childIdOf('report'),
      );
      const documents = [
        ...computed.documents,
        // The configuration is the same and stands in both folders.
        ...reported.documents.filter(({ kind }) => kind !== 'config'),
      ];
      progress.finish('completed', documents);
      return {
        ...computed,
        runId: run.runId,
        documents,
        warnings: [...computed.warnings, ...reported.warnings],
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
  try {
    await steps.sendFailure({ run, failure: summaryOf(error), failedAt: new Date().toISOString() });
  } catch (unsent) {
    log.warn('the failure could not be told by mail', { unsent });
  }
}

function summaryOf(error: unknown): FailureSummary {
  const { type, message, details } = failureSummary(error);
  const { remedy = null, places = [] } = details;
  return { type, message, remedy, places, workflowId: workflowInfo().workflowId };
}
