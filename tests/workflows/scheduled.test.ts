import type { WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import { failureOf } from '../../client/runs/failure.js';
import { outcomeOf, startedOutcome } from '../../client/runs/outcome.js';
import { describeRun, referenceOf } from '../../client/runs/reference.js';
import { startRun } from '../../client/runs/start.js';
import { searchAttributes } from '../../contracts/attributes.js';
import { jobResultSchema, type JobInput } from '../../contracts/run.js';
import { memoText } from '../../contracts/run_start.js';
import { scheduledWorkflowId, scheduledWorkflowType } from '../../contracts/schedules.js';
import { withWorker } from '../support/temporal.js';
import { due } from './due.js';
import { untilReleased } from './held_step.js';
import { historyOf } from './history.js';
import { onRealServer } from './real_server.js';
import { errorOfRun } from './error_of_run.js';

/** 2:30 on 30 June in Shanghai, where it is still the 29th in UTC. */
const nightOf30June = new Date('2020-06-29T18:30:00Z');

describe('a time of a schedule', () => {
  const real = onRealServer();

  /** Starts the workflow as a schedule does that is due then. */
  const start = (taskQueue: string, input: JobInput, at: Date | null = nightOf30June) =>
    real.server.client.workflow.start(scheduledWorkflowType, {
      taskQueue,
      workflowId: `${scheduledWorkflowId(input.business, 'nightly')}-test`,
      ...due(input, at, 'audit'),
      workflowExecutionTimeout: '50 seconds',
    });

  it('starts the run of the local day on which it was due, which looks as one from the command line', async () => {
    await withWorker(real.server, { activities: real.small.activities }, async (taskQueue) => {
      const handle = await start(taskQueue, real.small.input('due'));
      const result = jobResultSchema.parse(await handle.result());
      expect(result.children).toEqual(['due/audit/2020-06-30']);
      expect(Object.keys(result.tables)).toEqual(['audit']);

      const byHand = await startRun(real.server.client, 'audit', real.small.input('by-hand'), { taskQueue });
      await outcomeOf(real.server.client, byHand);
      const [scheduled, typed] = await Promise.all(
        ['due/audit/2020-06-30', byHand.workflowId].map((id) =>
          real.server.client.workflow.getHandle(id).describe(),
        ),
      );
      expect(memoText(scheduled!.memo, 'requester')).toBe('schedule nightly');
      expect(Object.keys(scheduled!.memo ?? {}).sort()).toEqual(Object.keys(typed!.memo ?? {}).sort());
      expect(await scheduled!.staticSummary()).toBe('Audit of due as of 2020-06-30');
      for (const { typedSearchAttributes } of [scheduled!, typed!, await handle.describe()]) {
        expect(typedSearchAttributes.get(searchAttributes.asOf)).toBe('2020-06-30');
        expect(typedSearchAttributes.get(searchAttributes.phase)).toBe('completed');
      }
      const outcome = await outcomeOf(real.server.client, referenceOf(scheduled!));
      expect(outcome).toMatchObject({ status: 'completed', runId: result.runId, timeZone: 'Asia/Shanghai' });
    });
  });

  it('fails as its run does: by name, message and remedy', async () => {
    await withWorker(real.server, { activities: real.small.activities }, async (taskQueue) => {
      const handle = await start(taskQueue, real.small.input('misread', { heading: 'member' }));
      const error = await errorOfRun(handle);
      expect(error.cause).toBeInstanceOf(ApplicationFailure);
      expect((error.cause as ApplicationFailure).type).toBe('InvalidSource');
      expect(failureOf(error)).toMatchObject({
        type: 'InvalidSource',
        message: expect.stringContaining('"member"') as string,
        details: { remedy: expect.stringContaining('Correct the headings') as string },
      });
      const { typedSearchAttributes } = await handle.describe();
      expect(typedSearchAttributes.get(searchAttributes.phase)).toBe('failed');
    });
  });

  it('waits for the run that is under way with the same configuration, and starts none', async () => {
    const held = untilReleased(real.small.activities);
    await withWorker(real.server, { activities: held.activities }, async (taskQueue) => {
      const byHand = await startRun(real.server.client, 'audit', real.small.input('shared'), { taskQueue });
      await held.hasBegun;
      const handle = await start(taskQueue, real.small.input('shared'));
      await expect.poll(() => activitiesOf(handle), { timeout: 20_000 }).toContain('lookAtRun');
      held.release();
      const result = jobResultSchema.parse(await handle.result());
      expect(result).toMatchObject({ runId: byHand.runId, children: ['shared/audit/2020-06-30'] });
    });
  });

  it('fails as AlreadyRunning when that run has another configuration', async () => {
    const held = untilReleased(real.small.activities);
    await withWorker(real.server, { activities: held.activities }, async (taskQueue) => {
      const byHand = await startRun(
        real.server.client,
        'audit',
        real.small.input('rival', { heading: 'time' }),
        {
          taskQueue,
        },
      );
      await held.hasBegun;
      const error = await errorOfRun(await start(taskQueue, real.small.input('rival')));
      expect(failureOf(error)).toMatchObject({
        type: 'AlreadyRunning',
        message: expect.stringContaining('rival/audit/2020-06-30, started by ') as string,
        details: { remedy: expect.stringContaining('memberflow runs') as string },
      });
      held.release();
      expect(await startedOutcome(real.server.client, byHand)).toMatchObject({ runId: byHand.runId });
    });
  });

  it('is no failure when somebody cancels its run', async () => {
    const held = untilReleased(real.small.activities);
    await withWorker(real.server, { activities: held.activities }, async (taskQueue) => {
      const handle = await start(taskQueue, real.small.input('called-off'));
      await held.hasBegun;
      await real.server.client.workflow.getHandle('called-off/audit/2020-06-30').cancel();
      const result = jobResultSchema.parse(await handle.result());
      expect(result.warnings).toEqual(['called-off/audit/2020-06-30 was cancelled']);
      const { typedSearchAttributes } = await handle.describe();
      expect(typedSearchAttributes.get(searchAttributes.phase)).toBe('cancelled');
    });
  });

  it('cancelled itself, cancels the run that it started', async () => {
    const held = untilReleased(real.small.activities);
    await withWorker(real.server, { activities: held.activities }, async (taskQueue) => {
      const handle = await start(taskQueue, real.small.input('dropped'));
      await held.hasBegun;
      await handle.cancel();
      await errorOfRun(handle);
      const run = real.server.client.workflow.getHandle('dropped/audit/2020-06-30');
      expect((await handle.describe()).status.name).toBe('CANCELLED');
      expect((await run.describe()).status.name).toBe('CANCELLED');
    });
  });

  it('cancelled itself, leaves alone a run that somebody else started', async () => {
    const held = untilReleased(real.small.activities);
    await withWorker(real.server, { activities: held.activities }, async (taskQueue) => {
      const byHand = await startRun(real.server.client, 'audit', real.small.input('left-alone'), {
        taskQueue,
      });
      await held.hasBegun;
      const handle = await start(taskQueue, real.small.input('left-alone'));
      await expect.poll(() => activitiesOf(handle), { timeout: 20_000 }).toContain('lookAtRun');
      await handle.cancel();
      await errorOfRun(handle);
      expect((await handle.describe()).status.name).toBe('CANCELLED');
      held.release();
      expect(await outcomeOf(real.server.client, byHand)).toMatchObject({ status: 'completed' });
    });
  });

  it('follows its run into a reset', async () => {
    const held = untilReleased(real.small.activities);
    await withWorker(real.server, { activities: held.activities }, async (taskQueue) => {
      const handle = await start(taskQueue, real.small.input('reset'));
      await held.hasBegun;
      const run = real.server.client.workflow.getHandle('reset/audit/2020-06-30');
      const reference = referenceOf(await run.describe());
      const { events } = await run.fetchHistory();
      const firstTask = events?.find((event) => event.workflowTaskCompletedEventAttributes);
      await real.server.client.workflowService.resetWorkflowExecution({
        namespace: real.server.namespace,
        workflowExecution: { workflowId: reference.workflowId, runId: reference.temporalRunId },
        reason: 'test',
        requestId: 'reset-of-a-scheduled-run',
        workflowTaskFinishEventId: firstTask!.eventId!,
      });
      const result = jobResultSchema.parse(await handle.result());
      expect(result.runId).toBe(reference.runId);
      expect((await describeRun(real.server.client, reference)).runId).not.toBe(reference.runId);
    });
  });

  it('refuses to run without a scheduled time, and with an input that does not fit', async () => {
    await withWorker(real.server, { activities: real.small.activities }, async (taskQueue) => {
      const unscheduled = await errorOfRun(await start(taskQueue, real.small.input('unscheduled'), null));
      expect(failureOf(unscheduled)).toMatchObject({
        type: 'InvalidInput',
        message: expect.stringContaining('no scheduled time') as string,
      });
      const unfit = await errorOfRun(
        await start(taskQueue, { ...real.small.input('unfit'), configurationHash: 'none' }),
      );
      expect(failureOf(unfit)).toMatchObject({ type: 'InvalidInput' });
    });
  });
});

/** The steps that a workflow has asked for so far. */
async function activitiesOf(handle: WorkflowHandle): Promise<readonly string[]> {
  return (await historyOf(handle)).events.flatMap((event) => {
    const asked = event['activityTaskScheduledEventAttributes'] as
      { readonly activityType: { readonly name: string } } | undefined;
    return asked === undefined ? [] : [asked.activityType.name];
  });
}
