import type { Client } from '@temporalio/client';
import type { RunOutcome } from '../../contracts/run.js';
import { exitCodes } from '../exit_codes.js';
import { followRun, wayBack } from '../follow.js';
import { outcomeOf, startedOutcome } from '../runs/outcome.js';
import type { RunReference } from '../runs/reference.js';
import type { Surroundings } from '../surroundings.js';
import { reportOutcome, withUrls } from './report.js';

export interface SeeThroughOptions {
  readonly json: boolean;
  readonly home: string;
  /** What the reader may do after such an outcome; empty: nothing. */
  readonly nextAfter: (outcome: RunOutcome) => string;
  /** Prints what a completed run found, before the summary. */
  readonly findings?: (outcome: RunOutcome) => Promise<void>;
}

/** Follows a run to its end and reports it, or leaves it running at Ctrl-C. Returns the exit code. */
export async function seeThrough(
  client: Client,
  run: RunReference,
  options: SeeThroughOptions,
  around: Surroundings,
): Promise<number> {
  const { terminal } = around;
  const last = await followRun(client, run, terminal, around.interruptions());
  if (last === null || last.closedAt === null) {
    terminal.talk(`Stopped watching; ${run.workflowId} goes on. Return: ${wayBack(run)}`);
    if (options.json) terminal.out(JSON.stringify(await startedOutcome(client, run)));
    return exitCodes.stoppedWatching;
  }
  const outcome = await outcomeOf(client, run);
  if (outcome.status === 'completed') await options.findings?.(outcome);
  return reportOutcome(
    withUrls(outcome, options.home),
    {
      json: options.json,
      tookMs: last.closedAt.getTime() - last.startedAt.getTime(),
      steps: last.steps,
      next: options.nextAfter(outcome),
    },
    around,
  );
}
