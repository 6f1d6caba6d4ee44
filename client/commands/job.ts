import type { Client } from '@temporalio/client';
import { loadConfig } from '../../config/load.js';
import { workflowIdOf, type JobName } from '../../contracts/identity.js';
import type { JobInput, RunOutcome } from '../../contracts/run.js';
import { titleOf } from '../../contracts/run_start.js';
import { withConnection, type ClusterConnection } from '../embedded/connect.js';
import { unknownRun, startedOutcome, type RunIdentity } from '../runs/outcome.js';
import { startRun, type StartedRun } from '../runs/start.js';
import { commandLine, homeOf, pathFrom, type Surroundings } from '../surroundings.js';
import { jobInputOf } from './job_input.js';
import { reportFailure, reportOutcome } from './report.js';
import { seeThrough, wayBack, type SeeThroughOptions } from './see_through.js';

/** The options that every job takes. */
export interface JobOptions {
  readonly config: string;
  readonly asOf?: string;
  readonly set: readonly string[];
  readonly json: boolean;
  readonly wait: boolean;
}

/** What a job is started with, and what its ids have behind the as-of. */
export interface JobOrder {
  readonly input: JobInput;
  readonly about?: readonly string[];
}

/** Finds out what exactly is asked for, when the server has to be asked for it. */
export type Ordering = (input: JobInput, client: Client, home: string) => Promise<JobOrder>;

/** Starts a job and sees it through. Returns the exit code; failures are reported, not thrown. */
export async function runJob(
  job: JobName,
  options: JobOptions,
  after: Pick<SeeThroughOptions, 'nextAfter' | 'findings'>,
  around: Surroundings,
  order: Ordering = (input) => Promise.resolve({ input }),
): Promise<number> {
  let identity: RunIdentity = { ...unknownRun, job };
  let consequence = 'Nothing ran.';
  try {
    const loaded = await loadConfig(options.config, options.set);
    const asked = jobInputOf(loaded, options.asOf, around.now());
    const home = homeOf(options.config, around);
    return await withConnection({ home, env: around.env, log: around.terminal.talk }, async (connection) => {
      const { client } = connection;
      const { input, about = [] } = await order(asked, client, home);
      const workflowId = workflowIdOf(input.business, job, input.asOf, ...about);
      identity = { ...identity, workflowId, asOf: input.asOf, timeZone: input.timeZone };
      consequence = 'Nothing was started.';
      // From here on Ctrl-C must not end the program before it has said that the run goes on.
      const interrupted = around.interruptions();
      const run = await startRun(client, job, input, { about });
      consequence = `The run goes on, unwatched. Return: ${wayBack(run, options.config)}`;
      identity = { ...identity, runId: run.runId, temporalRunId: run.temporalRunId };
      introduce(titleOf(job, input), run, connection, around);
      if (options.wait)
        return await seeThrough(client, run, interrupted, { ...options, ...after, home }, around);
      return reportOutcome(
        await startedOutcome(client, run),
        { json: options.json, tookMs: null, steps: null, next: wayBack(run, options.config) },
        around,
      );
    });
  } catch (error) {
    return reportFailure(error, identity, { json: options.json, consequence }, around);
  }
}

/** What `run` suggests after a run. */
export function nextAfterRun(
  { status, workflowId, documents, job, models }: RunOutcome,
  config: string,
  { folder }: Surroundings,
): string {
  const details = commandLine(`runs show ${workflowId}`, config);
  const [model] = models;
  if (job === 'trainChurn' && status === 'completed' && model !== undefined)
    return commandLine(`models show ${model}`, config);
  const pages = documents.filter(({ kind }) => kind === 'report');
  // Member operations make the page of churn too; their own tells of it.
  const toOpen =
    pages.find(({ stage }) => stage === 'page') ??
    pages[0] ??
    documents.find(({ kind }) => kind === 'workbook');
  return status === 'completed' && toOpen !== undefined
    ? `open ${pathFrom(folder, toOpen.uri)}; details: ${details}`
    : details;
}

function introduce(
  title: string,
  { workflowId, attached }: StartedRun,
  { uiUrl, namespace }: ClusterConnection,
  { terminal }: Surroundings,
): void {
  const { strong, faint } = terminal.talkStyle;
  terminal.talk(`${strong(title)} (${workflowId})${attached ? ', under way already: watching it' : ''}`);
  if (uiUrl === null) return;
  terminal.talk(faint(`${uiUrl}/namespaces/${namespace}/workflows/${encodeURIComponent(workflowId)}`));
}
