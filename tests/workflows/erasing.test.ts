import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import type { Activities } from '../../activities/index.js';
import { failureOf } from '../../client/runs/failure.js';
import { progressQuery } from '../../contracts/progress.js';
import { jobResultSchema } from '../../contracts/run.js';
import { tombstoneOf } from '../../sql/steps/erasing/bar.js';
import { activityEnvironment } from '../support/activity_environment.js';
import { inSession } from '../support/session.js';
import { withWorker } from '../support/temporal.js';
import { tracesOf } from '../support/traces.js';
import { historyOf, payloadTexts } from './history.js';
import { memberMark } from './small_business.js';
import { onRealServer } from './real_server.js';
import { errorOfRun } from './error_of_run.js';

const member = `${memberMark}cai`;
const real = onRealServer();

// Most of the time passes in waiting.
describe.concurrent('what an erasure waits for', () => {
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

describe.concurrent('erasing a member of whom damaged runs tell', () => {
  const tombstone = '0123456789abcdef'.repeat(4);
  const untouched = { changed: false, tables: 0, rows: 0, documents: 0, removed: [] };

  /** Steps that find two runs that cannot be read and one from which the member can be taken. */
  function stepsFor(done: string[]): Partial<Activities> {
    const noted =
      <T>(name: string, result: T) =>
      () => {
        done.push(name);
        return Promise.resolve(result);
      };
    return {
      barMember: noted('bar', { id: 'asked', tombstones: [tombstone], erasedBefore: null }),
      runsUnderWay: () => Promise.resolve([]),
      holdRuns: ({ held }) => noted(held ? 'hold' : 'let go', undefined)(),
      storedRuns: noted('list', { published: ['torn', 'whole'], others: [], damaged: ['newer'] }),
      rewriteRun: ({ of }) => {
        done.push(`rewrite ${of}`);
        return of === 'torn'
          ? Promise.reject(
              ApplicationFailure.nonRetryable('orders_clean is missing', 'ArtifactDamaged', {
                remedy: 'Run the job again.',
              }),
            )
          : Promise.resolve({ ...untouched, changed: true, tables: 1, rows: 2 });
      },
      removeUnpublished: noted('remove unpublished', 0),
      eraseFromDatabase: ({ changed }) => noted(`database ${changed.join(' ')}`, 2)(),
      eraseFromOutputs: ({ changed }) =>
        noted(`outputs ${changed.join(' ')}`, { documents: 0, removed: [] })(),
      recordErasure: noted('record', { kind: 'erasure', stage: 'record', uri: '', sha256: '' } as const),
    };
  }

  const erase = async (name: string, dryRun: boolean) => {
    const done: string[] = [];
    const activities = { ...real.small.activities, ...stepsFor(done) };
    const ended = await withWorker(real.server, { activities }, async (taskQueue) => {
      const handle = await real.server.client.workflow.start('eraseMember', {
        taskQueue,
        workflowId: `${name}/erase`,
        args: [{ ...real.small.input(name), tombstone, dryRun }],
      });
      return await handle.result().then((result) => ({ result: jobResultSchema.parse(result) }), failureOf);
    });
    return { ended, done };
  };

  it('bars the member, goes on past them, and ends as failed with their names', async () => {
    const { ended, done } = await erase('damaged', false);
    expect(done).toEqual([
      'bar',
      'hold',
      'list',
      'rewrite torn',
      'rewrite whole',
      'remove unpublished',
      'database whole',
      'outputs whole',
      'let go',
    ]);
    expect(ended).toMatchObject({ type: 'ArtifactDamaged' });
    const { message } = ended as NonNullable<ReturnType<typeof failureOf>>;
    expect(message).toContain(
      'The member is barred, and gone from 1 stored run, but not from newer, torn: what is stored of them cannot be read',
    );
  });

  it('names them beforehand in a dry run, which ends with its figures', async () => {
    const { ended } = await erase('damaged-dry', true);
    expect(ended).toMatchObject({
      result: {
        erasure: { runs: 1, rows: 2 },
        warnings: [
          'What is stored of run newer cannot be read: erasing would end as failed',
          'What is stored of run torn cannot be read: erasing would end as failed',
        ],
      },
    });
  });
});

describe.concurrent('erasing a member while a run is under way', () => {
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
      const tombstone = await inSession((session) => tombstoneOf(session, member, key));

      const computing = await start('rfm', 'rfm');
      await untilStep(computing, 'clean');
      const erasing = await start('eraseMember', 'erase', { tombstone, dryRun: false });
      await untilStep(erasing, 'wait');
      await pause(300);
      expect(await stateOf(erasing, 'wait')).toBe('running');
      goOn();

      expect(failureOf(await errorOfRun(computing)).type).toBe('MemberErased');
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
