import { createHash, randomUUID } from 'node:crypto';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  cancelRun,
  findRun,
  listRuns,
  outcomeOf,
  startedOutcome,
  startRun,
  watchRun,
  type RunReference,
  type RunSnapshot,
} from '../../client/runs.js';
import type { JobInput } from '../../contracts/run.js';
import { startFakeServer, type FakeServer } from './fake_server.js';
import { fakeResult, type Behaviour } from './fake_workflows.js';

interface Variant {
  readonly shop?: string;
  readonly configuration?: JobInput['configuration'];
}

function inputOf(behaviour: Behaviour, { shop = randomUUID(), configuration = {} }: Variant = {}): JobInput {
  return {
    business: `${behaviour}-${shop}`,
    asOf: '2016-12-31',
    timeZone: 'Asia/Shanghai',
    configuration,
    configurationHash: createHash('sha256').update(JSON.stringify(configuration)).digest('hex'),
    baseFolder: '/data',
  };
}

describe('the typed client, on a real server', () => {
  let server: FakeServer;
  let environment: TestWorkflowEnvironment;

  beforeAll(async () => {
    server = await startFakeServer();
    environment = server.environment;
  }, 120_000);

  afterAll(async () => {
    await server.stop();
  });

  const start = (behaviour: Behaviour, variant?: Variant) =>
    startRun(environment.client, 'rfm', inputOf(behaviour, variant));
  const release = (run: RunReference) => environment.client.workflow.getHandle(run.workflowId).signal('goOn');

  async function watched(run: RunReference, signal = new AbortController().signal): Promise<RunSnapshot[]> {
    const snapshots: RunSnapshot[] = [];
    for await (const snapshot of watchRun(environment.client, run, signal)) snapshots.push(snapshot);
    return snapshots;
  }

  it('reports a completed run with its result, named by business, job and as-of', async () => {
    const run = await start('complete', { shop: 'dawn' });
    const outcome = await outcomeOf(environment.client, run);
    expect(outcome).toEqual({
      schema: 1,
      job: 'rfm',
      workflowId: 'complete-dawn/rfm/2016-12-31',
      temporalRunId: run.temporalRunId,
      runId: run.runId,
      asOf: '2016-12-31',
      timeZone: 'Asia/Shanghai',
      status: 'completed',
      counts: fakeResult.counts,
      tables: fakeResult.tables,
      documents: fakeResult.documents,
      models: [],
      warnings: fakeResult.warnings,
      error: null,
      children: [],
    });
  });

  it('shows who asked for it and what it is in the Temporal UI', async () => {
    const run = await start('complete');
    const description = await environment.client.workflow.getHandle(run.workflowId).describe();
    expect(await description.staticSummary()).toBe(
      `RFM of ${run.workflowId.split('/')[0]!} as of 2016-12-31`,
    );
    expect(description.memo).toMatchObject({ requester: expect.stringMatching(/^.+@.+$/) as string });
  });

  it('reports a failed run by the failure of its step, with remedy', async () => {
    const outcome = await outcomeOf(environment.client, await start('unreadable'));
    expect(outcome).toMatchObject({
      status: 'failed',
      counts: null,
      error: {
        type: 'InvalidSource',
        message: 'orders.xlsx has no sheet "2016"',
        details: { remedy: 'Correct sheets under sources.orders.' },
      },
    });
  });

  it('reports a run that a gate stopped with the places and figures', async () => {
    const { status, error } = await outcomeOf(environment.client, await start('gate'));
    expect(status).toBe('failed');
    expect(error).toMatchObject({
      type: 'DataQualityGate',
      details: { places: [{ file: 'orders.csv', row: 12 }], figures: { rejected_share: 0.61 } },
    });
  });

  it('reports a fault that has no name in the contract as Unexpected, with the name that it has', async () => {
    const { error } = await outcomeOf(environment.client, await start('bug'));
    expect(error).toEqual({
      type: 'Unexpected',
      message: 'TypeError: undefined is not a function',
      details: null,
    });
  });

  it('refuses a result that is not in the contract', async () => {
    await expect(outcomeOf(environment.client, await start('foreign'))).rejects.toThrow(/another version/);
  });

  it('reports a terminated run as failed', async () => {
    const run = await start('hold');
    await environment.client.workflow.getHandle(run.workflowId).terminate('maintenance');
    expect(await outcomeOf(environment.client, run)).toMatchObject({
      status: 'failed',
      error: { type: 'Terminated' },
    });
  });

  it('cancels a run and waits until it has ended', async () => {
    const run = await start('hold');
    expect(await cancelRun(environment.client, run)).toMatchObject({ status: 'cancelled', error: null });
  });

  it('leaves a run that has ended as it is when told to cancel it', async () => {
    const run = await start('complete');
    await outcomeOf(environment.client, run);
    expect(await cancelRun(environment.client, run)).toMatchObject({ status: 'completed' });
  });

  it('attaches to a run under way with the same configuration', async () => {
    const first = await start('hold', { shop: 'twins' });
    const second = await start('hold', { shop: 'twins' });
    expect(first.attached).toBe(false);
    expect(second).toEqual({ ...first, attached: true });
    await cancelRun(environment.client, first);
  });

  it('refuses to attach to a run under way with another configuration', async () => {
    const first = await start('hold', { shop: 'rivals' });
    await expect(start('hold', { shop: 'rivals', configuration: { bins: 4 } })).rejects.toMatchObject({
      failure: 'AlreadyRunning',
      message: expect.stringContaining('hold-rivals/rfm/2016-12-31') as string,
    });
    await cancelRun(environment.client, first);
  });

  it('starts anew what has ended, even with another configuration', async () => {
    const first = await start('complete', { shop: 'again' });
    await outcomeOf(environment.client, first);
    const second = await start('complete', { shop: 'again', configuration: { bins: 4 } });
    expect(second.attached).toBe(false);
    expect(second.runId).not.toBe(first.runId);
    expect(await outcomeOf(environment.client, first)).toMatchObject({ runId: first.runId });
  });

  it('keeps the run id over a reset and follows the run into it', async () => {
    const run = await start('hold');
    const waiting = outcomeOf(environment.client, run);
    for await (const { phase } of watchRun(environment.client, run, new AbortController().signal)) {
      if (phase === 'extract') break;
    }
    const { events } = await environment.client.workflow.getHandle(run.workflowId).fetchHistory();
    const firstTask = events?.find((event) => event.workflowTaskCompletedEventAttributes);
    const reset = await environment.client.workflowService.resetWorkflowExecution({
      namespace: environment.client.options.namespace,
      workflowExecution: { workflowId: run.workflowId, runId: run.temporalRunId },
      reason: 'test',
      requestId: randomUUID(),
      workflowTaskFinishEventId: firstTask!.eventId!,
    });
    await release(run);
    expect(await waiting).toMatchObject({
      status: 'completed',
      runId: run.runId,
      temporalRunId: reset.runId,
    });
    await expect
      .poll(
        async () =>
          (await listRuns(environment.client, 50)).runs.find(
            ({ temporalRunId }) => temporalRunId === reset.runId,
          )?.runId,
      )
      .toBe(run.runId);
  });

  it('watches a run to its end, with the steps of the last moment', async () => {
    const run = await start('hold');
    const watching = watched(run);
    await release(run);
    const snapshots = await watching;
    expect(snapshots.at(-1)).toMatchObject({
      status: 'COMPLETED',
      phase: 'extract',
      steps: [
        { step: 'extract', state: 'done' },
        { step: 'publish', state: 'done' },
      ],
    });
    expect(snapshots.at(-1)!.closedAt).not.toBeNull();
  });

  it('tells of a step that is tried again: cause, attempt, next time', async () => {
    const snapshots = await watched(await start('retry'));
    const retry = snapshots.flatMap(({ retries }) => retries).find(({ nextAt }) => nextAt !== null);
    expect(retry).toMatchObject({ step: 'flaky', attempt: 2, cause: 'the database is locked by process 7' });
    expect(snapshots.at(-1)).toMatchObject({ status: 'COMPLETED', retries: [] });
  });

  it('stops watching when told to and leaves the run alone', async () => {
    const run = await start('hold');
    const stop = new AbortController();
    setTimeout(() => {
      stop.abort();
    }, 400);
    const snapshots = await watched(run, stop.signal);
    expect(snapshots.at(-1)).toMatchObject({ status: 'RUNNING', closedAt: null });
    expect(await startedOutcome(environment.client, run)).toMatchObject({ status: 'started' });
    await cancelRun(environment.client, run);
  });

  it('falls back to the search attribute and says so when no worker takes the run', async () => {
    const run = await startRun(environment.client, 'rfm', inputOf('complete'), { taskQueue: 'nobody' });
    const snapshots: RunSnapshot[] = [];
    for await (const snapshot of watchRun(environment.client, run, new AbortController().signal)) {
      snapshots.push(snapshot);
      if (snapshot.unattended) break;
    }
    expect(snapshots[0]).toMatchObject({ steps: null, phase: 'queued', unattended: false });
    expect(snapshots.at(-1)).toMatchObject({ steps: null, unattended: true });
    await environment.client.workflow.getHandle(run.workflowId).terminate();
  });

  it('lists runs with the counts of the completed ones and finds them by a part of their name', async () => {
    const run = await start('complete', { shop: 'listed-shop' });
    await outcomeOf(environment.client, run);
    const held = await start('hold', { shop: 'listed-other' });
    await expect
      .poll(async () => (await listRuns(environment.client, 50)).runs.map(({ status }) => status), {
        timeout: 10_000,
      })
      .toContain('started');
    const { runs } = await listRuns(environment.client, 50);
    expect(runs.find(({ workflowId }) => workflowId === run.workflowId)).toMatchObject({
      job: 'rfm',
      runId: run.runId,
      status: 'completed',
      asOf: '2016-12-31',
      counts: fakeResult.counts,
    });
    expect(runs.find(({ workflowId }) => workflowId === held.workflowId)).toMatchObject({
      status: 'started',
      closedAt: null,
      counts: null,
    });
    const { attached, ...reference } = run;
    expect(attached).toBe(false);
    expect(await findRun(environment.client, 'listed-shop')).toEqual(reference);
    expect(await findRun(environment.client, run.workflowId)).toEqual(reference);
    expect(await findRun(environment.client, run.temporalRunId)).toEqual(reference);
    expect(await findRun(environment.client, run.temporalRunId.slice(0, 13))).toEqual(reference);
    await expect(findRun(environment.client, 'listed-')).rejects.toMatchObject({
      failure: 'InvalidInput',
      message: '"listed-" matches 2 runs',
    });
    await expect(findRun(environment.client, 'no such run')).rejects.toMatchObject({
      failure: 'InvalidInput',
    });
    await cancelRun(environment.client, held);
  });

  it('counts the runs that a short list leaves out', async () => {
    const all = await listRuns(environment.client, 1_000);
    const newest = await listRuns(environment.client, 1);
    expect(newest.runs).toHaveLength(1);
    expect(newest.older).toBe(all.runs.length - 1);
  });
});
