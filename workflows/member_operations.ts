import { isCancellation, patched } from '@temporalio/workflow';
import { failureSummary } from '../contracts/failure_summary.js';
import { jobInputSchema, type JobInput, type JobResult } from '../contracts/run.js';
import type { DocumentRef } from '../contracts/references.js';
import { childIdOf, runChild } from './child.js';
import { churnParts } from './churn_wanted.js';
import { counted } from '../domain/text/counted.js';
import { runJob } from './job.js';
import type { Progress } from './progress.js';
import { tellFailure } from './tell_failure.js';

/**
 * Everything that a day needs: the figures, churn where the configuration asks for it, then the report on them. Whoever is
 * to know is told of a failure too.
 */
export async function memberOperations(input: JobInput): Promise<JobResult> {
  return await runJob(
    'memberOperations',
    jobInputSchema,
    input,
    async (run, valid, progress) => {
      try {
        const computed = await progress.step(
          'rfm',
          () => runChild('rfm', valid),
          ({ counts }) => counted(counts?.members ?? 0, 'member'),
          childIdOf('rfm'),
        );
        const churn = await churnOf(valid, computed.runId, progress);
        const reported = await progress.step(
          'report',
          () => runChild('report', { ...valid, rfmRunId: computed.runId }),
          ({ documents }) => outputsNote(documents),
          childIdOf('report'),
        );
        if (churn.failures.length > 0) throw churn.failures[0];
        const results = [computed, ...churn.results, reported];
        const documents = [
          ...computed.documents,
          // The configuration is the same and stands in all folders.
          ...[...churn.results, reported].flatMap((result) =>
            result.documents.filter(({ kind }) => kind !== 'config'),
          ),
        ];
        const warnings = results.flatMap((result) => result.warnings);
        const models = churn.results.flatMap((result) => result.models ?? []);
        progress.finish('completed', documents, warnings);
        return {
          ...computed,
          runId: run.runId,
          tables: Object.fromEntries(results.flatMap(({ tables }) => Object.entries(tables))),
          documents,
          warnings,
          children: [childIdOf('rfm'), ...churnParts(valid).map(childIdOf), childIdOf('report')],
          ...(models.length === 0 ? {} : { models: [...new Set(models)] }),
        };
      } catch (error) {
        await tellFailure(error, run);
        throw error;
      }
    },
    (valid) => ['rfm', ...churnParts(valid), 'report'],
  );
}

/** What the churn jobs gave, and what they failed with, if they did. */
interface ChurnOfDay {
  readonly results: readonly JobResult[];
  readonly failures: readonly unknown[];
}

/**
 * That churn cannot be told of is no reason not to report the figures; the run fails with it then. Behind a job that failed
 * nothing is begun, but where there is nothing to learn from yet, the model of before goes on to be scored with.
 */
async function churnOf(valid: JobInput, rfmRunId: string, progress: Progress): Promise<ChurnOfDay> {
  const results: JobResult[] = [];
  const failures: unknown[] = [];
  const wanted = churnParts(valid);
  if (wanted.length === 0 || !patched('churn')) return { results, failures: [] };
  for (const part of wanted) {
    try {
      results.push(
        await progress.step(
          part,
          () => runChild(part, { ...valid, rfmRunId }),
          ({ counts }) => counted(counts?.members ?? 0, 'member'),
          childIdOf(part),
        ),
      );
    } catch (error) {
      if (isCancellation(error)) throw error;
      failures.push(error);
      if (failureSummary(error).type !== 'NothingToLearnFrom' || !patched('scored-untrained')) break;
    }
  }
  return { results, failures };
}

/** What a report gave, such as `1 report, 2 mails`. */
function outputsNote(documents: readonly DocumentRef[]): string {
  const kinds = documents.map(({ kind }) => kind).filter((kind) => kind !== 'config');
  return [...new Set(kinds)]
    .map((kind) => counted(kinds.filter((other) => other === kind).length, kind))
    .join(', ');
}
