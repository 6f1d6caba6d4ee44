import type { Client } from '@temporalio/client';
import { isUnderWay } from '../../contracts/execution.js';
import { withConnection } from '../embedded/connect.js';
import { exitCodes } from '../exit_codes.js';
import { runListLines } from '../render/runs.js';
import { runHeadLines } from '../render/run_head.js';
import { stepLine } from '../render/steps.js';
import type { Style } from '../render/style.js';
import { asStored } from '../runs/as_stored.js';
import { cancelRun } from '../runs/cancel.js';
import { findRun } from '../runs/find.js';
import { listRuns } from '../runs/list.js';
import { outcomeOf, startedOutcome } from '../runs/outcome.js';
import { describeRun } from '../runs/reference.js';
import { snapshotOf } from '../runs/watch.js';
import { homeOf, type Surroundings } from '../surroundings.js';
import { tellReader } from '../terminal.js';
import { nextAfterRun } from './job.js';
import { reportOutcome, withUrls } from './report.js';
import { seeThrough, wayBack } from './see_through.js';

/** The options that every `runs` command takes. */
export interface RunsOptions {
  /** Its folder holds the embedded server's state. */
  readonly config: string;
  readonly json: boolean;
}

const listed = 30;

/** `memberflow runs list` */
export function runsList(options: RunsOptions, around: Surroundings): Promise<number> {
  return withClient(options, around, async (client) => {
    const { terminal, now } = around;
    const list = await listRuns(client, listed);
    terminal.out(
      options.json
        ? JSON.stringify({ schema: 1, ...list })
        : runListLines(list, now().getTime(), terminal.outStyle).join('\n'),
    );
    return exitCodes.completed;
  });
}

/** `memberflow runs show ID`: what is known of a run, without waiting for its end. */
export function runsShow(id: string, options: RunsOptions, around: Surroundings): Promise<number> {
  return withClient(options, around, async (client, home) => {
    const { terminal } = around;
    const run = await findRun(client, id);
    const description = await describeRun(client, run);
    const { steps, startedAt, closedAt } = await snapshotOf(client, description);
    const outcome = await (closedAt === null ? startedOutcome(client, run) : outcomeOf(client, run));
    const head = (style: Style) => [
      ...runHeadLines(outcome, description, style),
      ...(steps ?? []).map((step, i, all) =>
        stepLine(step, i, all, {
          now: around.now().getTime(),
        }),
      ),
    ];
    tellReader(options.json, terminal, head);
    reportOutcome(
      withUrls(await asStored(outcome, home), home),
      {
        json: options.json,
        tookMs: (closedAt ?? around.now()).getTime() - startedAt.getTime(),
        steps,
        next: closedAt === null ? wayBack(run, options.config) : '',
        detailed: true,
      },
      around,
    );
    return exitCodes.completed;
  });
}

/** `memberflow runs watch ID`: follows a run, with the exit code of its end. */
export function runsWatch(id: string, options: RunsOptions, around: Surroundings): Promise<number> {
  return withClient(options, around, async (client, home) =>
    seeThrough(
      client,
      await findRun(client, id),
      around.interruptions(),
      {
        ...options,
        home,
        nextAfter: (outcome) => nextAfterRun(outcome, options.config, around),
      },
      around,
    ),
  );
}

/**
 * `memberflow runs cancel ID`: stops a run and waits until nothing of it is under way. The exit code tells whether this
 * command did it: 4, the run had been cancelled before; 1, it had ended otherwise.
 */
export function runsCancel(id: string, options: RunsOptions, around: Surroundings): Promise<number> {
  return withClient(options, around, async (client, home) => {
    const run = await findRun(client, id);
    const wasUnderWay = isUnderWay(await describeRun(client, run));
    if (wasUnderWay)
      around.terminal.talk(`cancelling ${run.workflowId}; its step under way is given time to stop`);
    const outcome = await cancelRun(client, run);
    reportOutcome(
      withUrls(outcome, home),
      { json: options.json, tookMs: null, steps: null, next: '' },
      around,
    );
    const isCancelled = outcome.status === 'cancelled';
    if (isCancelled && wasUnderWay) return exitCodes.completed;
    around.terminal.talk(
      isCancelled ? 'It had been cancelled before.' : 'It had ended before; nothing was cancelled.',
    );
    return isCancelled ? exitCodes.cancelled : exitCodes.failed;
  });
}

async function withClient(
  options: RunsOptions,
  around: Surroundings,
  work: (client: Client, home: string) => Promise<number>,
): Promise<number> {
  const home = homeOf(options.config, around);
  return withConnection({ home, env: around.env, log: around.terminal.talk }, ({ client }) =>
    work(client, home),
  );
}
