import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { WorkflowHandle } from '@temporalio/client';
import { describe, expect, it } from 'vitest';
import type { Activities } from '../../activities/index.js';
import { failureOf } from '../../client/runs/failure.js';
import { progressQuery } from '../../contracts/progress.js';
import { jobResultSchema } from '../../contracts/run.js';
import { createDuckDb } from '../../engine/duckdb/duckdb.js';
import { tombstoneOf } from '../../sql/steps/erasing/bar.js';
import { activityEnvironment } from '../support/activity_environment.js';
import { withWorker } from '../support/temporal.js';
import { tracesOf } from '../support/traces.js';
import { historyOf, payloadTexts } from './history.js';
import { memberMark } from './small_business.js';
import { onRealServer } from './real_server.js';

const member = `${memberMark}cai`;

describe('what an erasure waits for', () => {
  const real = onRealServer();

  it('is every run of its own business that has not ended, paused ones too', async () => {
    const { client, connection, namespace } = real.server;
    // Nobody works on this queue: they stay under way.
    const start = (workflowId: string, type = 'rfm') =>
      client.workflow.start(type, { taskQueue: `nobody-${randomUUID()}`, workflowId, args: [{}] });
    const erasing = await start('halted/eraseMember/1', 'eraseMember');
    const paused = await start('halted/rfm/1');
    const others = [await start('halted/checkSources/1', 'checkSources'), await start('halted-eu/rfm/1')];
    const info = {
      workflowExecution: { workflowId: erasing.workflowId, runId: erasing.firstExecutionRunId },
    };
    const { runsUnderWay } = real.small.activities;
    const underWay = () => activityEnvironment(info, client).run(runsUnderWay, { business: 'halted' });
    try {
      await connection.workflowService.pauseWorkflowExecution({
        namespace,
        workflowId: paused.workflowId,
        runId: paused.firstExecutionRunId,
        requestId: randomUUID(),
      });
      const isPaused = `WorkflowId = '${paused.workflowId}' and ExecutionStatus = 'Paused'`;
      await expect.poll(async () => (await client.workflow.count(isPaused)).count).toBe(1);
      expect(await underWay()).toEqual([paused.workflowId]);
    } finally {
      for (const handle of [erasing, paused, ...others]) await handle.terminate();
    }
  });
});

describe('erasing a member while a run is under way', () => {
  const real = onRealServer();

  /** The steps of the business, but that cleaning waits until it is let go on. */
  function waitingSteps(): { readonly activities: Activities; readonly goOn: () => void } {
    let goOn = () => {};
    const until = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const { activities } = real.small;
    return {
      activities: { ...activities, clean: async (of) => until.then(() => activities.clean(of)) },
      goOn: () => {
        goOn();
      },
    };
  }

  const stateOf = async (handle: WorkflowHandle, name: string) =>
    (await handle.query(progressQuery)).steps.find(({ step }) => step === name)?.state;

  async function untilStep(handle: WorkflowHandle, name: string): Promise<void> {
    while ((await stateOf(handle, name)) !== 'running') await pause(50);
  }

  it('waits for it; it publishes nothing, and no number goes through Temporal', async () => {
    const { activities, goOn } = waitingSteps();
    await withWorker(real.server, { activities }, async (taskQueue) => {
      const input = real.small.input('erasing');
      const start = (type: string, name: string, more: object = {}) =>
        real.server.client.workflow.start(type, {
          taskQueue,
          workflowId: `erasing/${name}`,
          args: [{ ...input, ...more }],
          memo: { requester: 'somebody@here' },
        });
      await (await start('prepareErasure', 'key')).result();
      const key = readFileSync(join(real.folder, 'store', 'erasing', 'masking.key'), 'utf8');
      const tombstone = await createDuckDb({ memoryLimit: '256MB', threads: 1 }).withSession(
        { temporaryFolder: join(real.folder, 'hashing'), signal: new AbortController().signal },
        (session) => tombstoneOf(session, member, key),
      );

      const computing = await start('rfm', 'rfm');
      await untilStep(computing, 'clean');
      const erasing = await start('eraseMember', 'erase', { tombstone, dryRun: false });
      await untilStep(erasing, 'wait');
      await pause(300);
      expect(await stateOf(erasing, 'wait')).toBe('running');
      goOn();

      const failure = await computing.result().then(() => null, failureOf);
      expect(failure?.type).toBe('MemberErased');
      const { erasure, documents } = jobResultSchema.parse(await erasing.result());
      expect(erasure).toMatchObject({ numbers: 1, runs: 0, rows: 0, unpublished: 1 });
      expect(documents.map(({ kind }) => kind)).toEqual(['config', 'erasure']);
      expect(await tracesOf(join(real.folder, 'store'), [member])).toEqual([]);

      for (const handle of [computing, erasing]) {
        const payloads = payloadTexts(await historyOf(handle));
        expect(payloads.filter((text) => text.includes(memberMark))).toEqual([]);
      }
      const again = await start('rfm', 'rfm');
      const { counts } = jobResultSchema.parse(await again.result());
      expect(counts?.lines).toEqual({ read: 13, kept: 6, quarantined: 4, excluded: 3 });
    });
  });
});
