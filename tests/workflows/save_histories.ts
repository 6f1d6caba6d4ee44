import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { WorkflowHandle } from '@temporalio/client';
import { startRun } from '../../client/runs/start.js';
import { durably } from '../../activities/step.js';
import { scheduledWorkflowType } from '../../contracts/schedules.js';
import { projectFolder } from '../../worker/project.js';
import { connectToSharedServer, withWorker, type SharedServer } from '../support/temporal.js';
import { due } from './due.js';
import { untilReleased } from './held_step.js';
import { historyOf, type HistoryJson } from './history.js';
import { scrubbed } from './scrub.js';
import { openSmallBusiness, type SmallBusiness } from './small_business.js';

/** Histories lie below it in a folder of each version that wrote them. */
export const historiesFolder = join(projectFolder(), 'tests', 'workflows', 'histories');

interface Scenario {
  readonly name: string;
  readonly type: string;
  readonly spoiled?: boolean;
  /** Members leave, and member operations do so much of it. */
  readonly churn?: 'none' | 'train_and_score';
  /** A job of the same input that is done first. */
  readonly after?: string;
  /** Cancels the run while a step is under way. */
  readonly cancel?: boolean;
  /** Input beside that of every job, of a job about a run of `rfm`, which is done first. */
  readonly about?: (rfmRunId: string) => Readonly<Record<string, unknown>>;
  /** When a schedule is due that starts it. */
  readonly dueAt?: Date;
  /** Input beside that of every job, of a job that needs no run. */
  readonly input?: Readonly<Record<string, unknown>>;
  /** The run that the schedule asks for is under way, started by somebody else. */
  readonly attached?: boolean;
}

/** 2:30 in Shanghai. */
const nightOf30June = new Date('2020-06-29T18:30:00Z');

const scenarios: readonly Scenario[] = [
  { name: 'rfm-completed', type: 'rfm' },
  { name: 'rfm-stopped-by-gate', type: 'rfm', spoiled: true },
  { name: 'rfm-cancelled', type: 'rfm', cancel: true },
  { name: 'audit-completed', type: 'audit' },
  { name: 'check-sources-completed', type: 'checkSources' },
  { name: 'member-operations-completed', type: 'memberOperations' },
  { name: 'member-operations-failed', type: 'memberOperations', spoiled: true },
  { name: 'report-completed', type: 'report', about: (rfmRunId) => ({ rfmRunId }) },
  {
    name: 'resend-mail-completed',
    type: 'resendMail',
    about: (rfmRunId) => ({ rfmRunId, group: 'team' }),
  },
  { name: 'rerun-completed', type: 'rerun', about: (rerunOf) => ({ rerunOf }) },
  { name: 'rerun-refused', type: 'rerun', about: () => ({ rerunOf: 'no-such-run' }) },
  { name: 'retain-completed', type: 'retain', about: () => ({}) },
  { name: 'retain-dry-run', type: 'retain', about: () => ({ dryRun: true }) },
  { name: 'scheduled-completed', type: scheduledWorkflowType, dueAt: nightOf30June },
  { name: 'scheduled-failed', type: scheduledWorkflowType, dueAt: nightOf30June, spoiled: true },
  { name: 'prepare-erasure-completed', type: 'prepareErasure' },
  {
    name: 'erase-member-completed',
    type: 'eraseMember',
    input: { tombstone: '0123456789abcdef'.repeat(4), dryRun: false },
  },
  { name: 'train-churn-completed', type: 'trainChurn', churn: 'none' },
  { name: 'train-churn-unconfigured', type: 'trainChurn' },
  { name: 'score-churn-without-model', type: 'scoreChurn', churn: 'none' },
  { name: 'score-churn-failure-told', type: 'scoreChurn', churn: 'none' },
  { name: 'score-churn-completed', type: 'scoreChurn', churn: 'none', after: 'trainChurn' },
  { name: 'member-operations-with-churn', type: 'memberOperations', churn: 'train_and_score' },
  { name: 'scheduled-attached', type: scheduledWorkflowType, dueAt: nightOf30June, attached: true },
];

/**
 * Runs every scenario of which this version has no history yet, and saves it.
 *
 * @param folder for sources and outputs; its name does not stay in what is saved
 */
export async function saveMissingHistories(folder: string): Promise<void> {
  const target = join(historiesFolder, versionOfPackage());
  mkdirSync(target, { recursive: true });
  const small = openSmallBusiness(folder);
  const server = await connectToSharedServer();
  try {
    for (const scenario of scenarios) {
      const path = join(target, `${scenario.name}.json`);
      if (existsSync(path)) continue;
      const history = await historyOfRun(server, small, scenario);
      // `wx` refuses to replace what another process saved in the meantime.
      writeFileSync(path, `${JSON.stringify(scrubbed(history, folder), null, 1)}\n`, { flag: 'wx' });
    }
  } finally {
    await server.close();
  }
}

function historyOfRun(server: SharedServer, small: SmallBusiness, scenario: Scenario): Promise<HistoryJson> {
  if (scenario.attached === true) return historyOfWaiting(server, small, scenario);
  const endless = scenario.cancel === true ? endlessCleaning(small) : null;
  return withWorker(server, { activities: (endless ?? small).activities }, async (taskQueue) => {
    // What others have trained is no model of this run.
    const input = small.input(scenario.churn === undefined ? 'saved' : scenario.name, scenario);
    const start = (type: string, args: readonly [object]) =>
      server.client.workflow.start(type, {
        taskQueue,
        workflowId: `saved/${scenario.name}/${type}`,
        args: [...args],
        ...(scenario.dueAt === undefined ? {} : due(input, scenario.dueAt, 'rfm')),
      });
    if (scenario.after !== undefined) await runOf(start(scenario.after, [input]));
    const about = scenario.about?.(await runOf(start('rfm', [input])));
    const handle = await start(scenario.type, [{ ...input, ...about, ...scenario.input }]);
    await endless?.hasBegun;
    if (endless !== null) await handle.cancel();
    // However it ends: that is what is saved.
    await Promise.allSettled([handle.result()]);
    return historyOf(handle);
  });
}

/** A schedule's time that finds its run under way, and looks after it until it has ended. */
function historyOfWaiting(
  server: SharedServer,
  small: SmallBusiness,
  { name, type, dueAt = nightOf30June }: Scenario,
): Promise<HistoryJson> {
  const held = untilReleased(small.activities);
  return withWorker(server, { activities: held.activities }, async (taskQueue) => {
    const input = small.input('saved');
    await startRun(server.client, 'rfm', input, { taskQueue });
    await held.hasBegun;
    const workflowId = `saved/${name}/${type}`;
    const handle = await server.client.workflow.start(type, {
      taskQueue,
      workflowId,
      ...due(input, dueAt, 'rfm'),
    });
    // It looks at once, then after a second and later.
    await pause(4_000);
    held.release();
    await handle.result();
    return historyOf(handle);
  });
}

/** Waits for a run and gives its id. */
async function runOf(
  started: Promise<WorkflowHandle & { readonly firstExecutionRunId: string }>,
): Promise<string> {
  const handle = await started;
  await handle.result();
  return handle.firstExecutionRunId;
}

/** The steps of a business, but that cleaning lasts until it is cancelled. */
function endlessCleaning({ activities }: SmallBusiness): Cleaning {
  let begun = () => {};
  const hasBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const clean = () =>
    durably(async ({ signal }) => {
      begun();
      await once(signal, 'abort');
      signal.throwIfAborted();
    });
  return { activities: { ...activities, clean }, hasBegun };
}

interface Cleaning {
  readonly activities: object;
  readonly hasBegun: Promise<void>;
}

function versionOfPackage(): string {
  const text = readFileSync(join(projectFolder(), 'package.json'), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
