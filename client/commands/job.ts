import { loadConfig } from '../../config/load.js';
import { workflowIdOf, type JobName } from '../../contracts/identity.js';
import type { JobInput, RunOutcome } from '../../contracts/run.js';
import { connect } from '../embedded/connect.js';
import { wayBack } from '../follow.js';
import { unknownRun, startedOutcome, type RunIdentity } from '../runs/outcome.js';
import { startRun, titleOf, type StartedRun } from '../runs/start.js';
import { homeOf, type Surroundings } from '../surroundings.js';
import { jobInputOf } from './job_input.js';
import { reportFailure, reportOutcome } from './report.js';
import { seeThrough, type SeeThroughOptions } from './see_through.js';

/** The options that every job takes. */
export interface JobOptions {
  readonly config: string;
  readonly asOf?: string;
  readonly set: readonly string[];
  readonly json: boolean;
  readonly wait: boolean;
}

/** Starts a job and sees it through. Returns the exit code; failures are reported, not thrown. */
export async function runJob(
  job: JobName,
  options: JobOptions,
  after: Pick<SeeThroughOptions, 'nextAfter' | 'findings'>,
  around: Surroundings,
): Promise<number> {
  let identity: RunIdentity = { ...unknownRun, job };
  let consequence = 'Nothing ran.';
  try {
    const loaded = await loadConfig(options.config, options.set);
    const input = jobInputOf(loaded, options.asOf, around.now());
    const workflowId = workflowIdOf(input.business, job, input.asOf);
    identity = { ...identity, workflowId, asOf: input.asOf, timeZone: input.timeZone };
    const home = homeOf(options.config, around);
    const connection = await connect({ home, env: around.env, log: around.terminal.talk });
    try {
      const { client } = connection;
      consequence = 'Nothing was started.';
      const run = await startRun(client, job, input);
      consequence = `The run goes on, unwatched. Return: ${wayBack(run)}`;
      identity = { ...identity, runId: run.runId, temporalRunId: run.temporalRunId };
      introduce(job, input, run, around);
      if (options.wait) return await seeThrough(client, run, { ...options, ...after, home }, around);
      return reportOutcome(
        await startedOutcome(client, run),
        { json: options.json, tookMs: null, steps: null, next: wayBack(run) },
        around,
      );
    } finally {
      await connection.close();
    }
  } catch (error) {
    return reportFailure(error, identity, { json: options.json, consequence }, around);
  }
}

/** What `run` suggests after a run. */
export function nextAfterRun(
  { status, workflowId, documents }: RunOutcome,
  pathOf: (uri: string) => string,
): string {
  const workbook = documents.find(({ kind }) => kind === 'workbook');
  if (status === 'completed' && workbook !== undefined) return `open ${pathOf(workbook.uri)}`;
  return `memberflow runs show ${workflowId}`;
}

function introduce(job: JobName, input: JobInput, run: StartedRun, { terminal }: Surroundings): void {
  const attached = run.attached ? ', under way already: watching it' : '';
  terminal.talk(`${terminal.talkStyle.strong(titleOf(job, input))} (${run.workflowId})${attached}`);
}
