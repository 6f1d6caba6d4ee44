import type { Client } from '@temporalio/client';
import { MemberflowError } from '../../contracts/failures.js';
import type { RunOutcome } from '../../contracts/run.js';
import { exitCodes } from '../exit_codes.js';
import { followRun } from '../follow.js';
import { failureLines } from '../render/failure.js';
import { failureOf } from '../runs/failure.js';
import { outcomeOf, startedOutcome } from '../runs/outcome.js';
import type { RunReference } from '../runs/reference.js';
import { commandLine, type Surroundings } from '../surroundings.js';
import { reportOutcome, withUrls } from './report.js';

export interface SeeThroughOptions {
  readonly json: boolean;
  readonly config: string;
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
  interrupted: AbortSignal,
  options: SeeThroughOptions,
  around: Surroundings,
): Promise<number> {
  const { terminal } = around;
  const back = wayBack(run, options.config);
  const last = await followRun(client, run, back, terminal, interrupted);
  if (last === null || last.closedAt === null) {
    terminal.talk(`Stopped watching; ${run.workflowId} goes on. Return: ${back}`);
    if (options.json) terminal.out(JSON.stringify(await startedOutcome(client, run)));
    return exitCodes.stoppedWatching;
  }
  const outcome = await outcomeOf(client, run);
  if (outcome.status === 'completed') await showFindings(outcome, options, around);
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

/** How to come back to a run that goes on. */
export const wayBack = ({ workflowId }: RunReference, config: string): string =>
  commandLine(`runs watch ${workflowId}`, config);

/** What cannot be shown here does not undo the run: its outcome is reported all the same. */
async function showFindings(
  outcome: RunOutcome,
  { findings }: SeeThroughOptions,
  { terminal }: Surroundings,
): Promise<void> {
  try {
    await findings?.(outcome);
  } catch (error) {
    if (!(error instanceof MemberflowError)) throw error;
    const lines = failureLines(failureOf(error), 'What the run found cannot be shown.', terminal.talkStyle);
    terminal.talk(lines.join('\n'));
  }
}
