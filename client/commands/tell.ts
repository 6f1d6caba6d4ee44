import type { Client } from '@temporalio/client';
import type { JobInput, ReportInput, ResendInput, RunOutcome } from '../../contracts/run.js';
import { findRfmRun } from '../runs/published_run.js';
import { commandLine, pathFrom, type Surroundings } from '../surroundings.js';
import { runJob, type JobOptions } from './job.js';

/** The options of jobs that tell of a published run; its as-of is theirs. */
export interface TellOptions extends Omit<JobOptions, 'asOf'> {
  readonly run: string;
}

/** `memberflow report --run RUN` */
export function runReport(options: TellOptions, around: Surroundings): Promise<number> {
  return runJob(
    'report',
    options,
    { nextAfter: (outcome) => nextAfterReport(outcome, options.config, around) },
    around,
    async (asked, client, home) => {
      const input = await aboutRun(asked, client, home, options.run);
      return { input, about: [input.rfmRunId] };
    },
  );
}

/** `memberflow mail resend --run RUN --group GROUP` */
export function runResendMail(
  options: TellOptions & { readonly group: string },
  around: Surroundings,
): Promise<number> {
  const { group } = options;
  return runJob(
    'resendMail',
    options,
    { nextAfter: ({ workflowId }) => commandLine(`runs show ${workflowId}`, options.config) },
    around,
    async (asked, client, home) => {
      const about = await aboutRun(asked, client, home, options.run);
      const input: ResendInput = { ...about, group };
      return { input, about: [about.rfmRunId, group] };
    },
  );
}

async function aboutRun(input: JobInput, client: Client, home: string, id: string): Promise<ReportInput> {
  const { business } = input;
  const { runId, asOf } = await findRfmRun({ client, home, business, id });
  return { ...input, asOf, rfmRunId: runId };
}

function nextAfterReport(
  { status, workflowId, documents }: RunOutcome,
  config: string,
  { folder }: Surroundings,
): string {
  const page = documents.find(({ kind }) => kind === 'report');
  return status === 'completed' && page !== undefined
    ? `open ${pathFrom(folder, page.uri)}`
    : commandLine(`runs show ${workflowId}`, config);
}
