import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { hostname, tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Client, Connection, decodePendingActivityState, type WorkflowHandle } from '@temporalio/client';
import proto from '@temporalio/proto';
import { NativeConnection, Worker } from '@temporalio/worker';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { durably } from '../../activities/step.js';
import { createCodecServer } from '../../client/codec/codec_server.js';
import { listen } from '../../client/codec/listen.js';
import { readCodecTokens } from '../../client/codec/tokens.js';
import { findBinary } from '../../client/embedded/binary.js';
import { main } from '../../client/main.js';
import { outcomeOf, snapshotOf, startRun, type RunReference } from '../../client/runs.js';
import { progressQuery } from '../../contracts/progress.js';
import { taskQueues } from '../../contracts/queues.js';
import type { JobInput } from '../../contracts/run.js';
import { createDataConverter } from '../../worker/encryption/data_converter.js';
import { readEncryptionKeys } from '../../worker/encryption/keys.js';
import { createPayloadCodec } from '../../worker/encryption/payload_codec.js';
import { recordingTerminal } from '../client/recording_terminal.js';
import { startTemporal, type TemporalServer } from '../faults/temporal.js';
import { quietRuntime } from '../support/temporal.js';
import { keyText } from '../worker/encryption/key_text.js';
import { payloadTexts } from './history.js';
import { asOf, memberMark, openSmallBusiness, type SmallBusiness } from './small_business.js';

const { GetWorkflowExecutionHistoryResponse, DescribeWorkflowExecutionResponse, QueryWorkflowResponse } =
  proto.temporal.api.workflowservice.v1;

const namespace = 'sealed';
const old = `2025:${keyText(1)}`;
const fresh = `2026:${keyText(2)}`;

describe('payload encryption, on a real server with the real steps', () => {
  let folder: string;
  let server: TemporalServer;
  let connection: Connection;
  let native: NativeConnection;
  let small: SmallBusiness;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'memberflow-sealed-'));
    small = openSmallBusiness(folder);
    quietRuntime();
    server = await startTemporal(folder, namespace);
    const { address } = server;
    [connection, native] = await Promise.all([
      Connection.connect({ address }),
      NativeConnection.connect({ address }),
    ]);
  });
  afterAll(async () => {
    await Promise.all([connection.close(), native.close()]);
    await server.program.end('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  const converterOf = (...keys: readonly string[]) =>
    createDataConverter(readEncryptionKeys({ MEMBERFLOW_ENCRYPTION_KEYS: keys.join(',') }));
  const clientOf = (...keys: readonly string[]) =>
    new Client({ connection, namespace, dataConverter: converterOf(...keys) });

  /** A worker as `startWorker` makes one, of the jobs' one queue, while the work lasts. */
  async function withKeys<T>(
    keys: readonly string[],
    activities: object,
    work: (client: Client) => Promise<T>,
  ): Promise<T> {
    const bundle = inject('workflowBundle');
    const worker = await Worker.create({
      connection: native,
      namespace,
      taskQueue: taskQueues.main,
      workflowBundle: {
        codePath: keys.length === 0 ? bundle : join(dirname(bundle), 'workflow-bundle-encrypted.js'),
      },
      dataConverter: converterOf(...keys),
      activities,
    });
    return await worker.runUntil(work(clientOf(...keys)));
  }

  const runThrough = (keys: readonly string[], input: JobInput) =>
    withKeys(keys, small.activities, async (client) => {
      const run = await startRun(client, 'rfm', input);
      return { run, outcome: await outcomeOf(client, run) };
    });

  let sealed: ReturnType<typeof runThrough> | undefined;
  /** One run with encryption, for several tests to look at. */
  const sealedRun = () => (sealed ??= runThrough([fresh], small.input('sealed')));

  /** Everything that the server has of a run, as bytes. */
  async function bytesOf({ workflowId }: RunReference): Promise<Buffer> {
    const execution = { workflowId };
    const { workflowService } = connection;
    return Buffer.concat([
      GetWorkflowExecutionHistoryResponse.encode(
        await workflowService.getWorkflowExecutionHistory({ namespace, execution }),
      ).finish(),
      DescribeWorkflowExecutionResponse.encode(
        await workflowService.describeWorkflowExecution({ namespace, execution }),
      ).finish(),
    ]);
  }

  const answerTo = async ({ workflowId }: RunReference, queryType: string): Promise<Buffer> =>
    Buffer.from(
      QueryWorkflowResponse.encode(
        await connection.workflowService.queryWorkflow({
          namespace,
          execution: { workflowId },
          query: { queryType },
        }),
      ).finish(),
    );

  /** What must not be read off the server: paths, headings, settings, addresses, summaries, messages, figures. */
  const secrets = (): readonly string[] => [
    ...[folder, 'orders.csv', 'order no', 'Asia/Shanghai', 'director@example.com', 'rejected_share'],
    ...['Describe every column', 'RFM of', 'What to do', memberMark, 'rfm_scores', 'sha256'],
    `${userInfo().username}@${hostname()}`,
  ];
  const foundIn = (bytes: Buffer) => secrets().filter((text) => bytes.includes(text));

  it('hides from the server all that a run reads, finds and says', async () => {
    const clear = await runThrough([], small.input('open'));
    // The very texts that are looked for stand there without encryption, all but those that never travel.
    expect(foundIn(await bytesOf(clear.run))).toEqual(
      secrets().filter((text) => !['What to do', memberMark].includes(text)),
    );

    const { run, outcome } = await sealedRun();
    const shown = await shownByTemporal(run, { address: server.address, keys: fresh });
    expect(
      ['order no', 'director@example.com', 'rfm_scores'].filter((text) => !shown.includes(text)),
    ).toEqual([]);
    expect(outcome).toMatchObject({ status: 'completed', timeZone: 'Asia/Shanghai' });
    expect(outcome.tables['rfm_scores']?.contentHash).toBe(clear.outcome.tables['rfm_scores']?.contentHash);
    expect(foundIn(await bytesOf(run))).toEqual([]);
    await withKeys([fresh], small.activities, async (client) => {
      for (const query of [progressQuery.name, '__temporal_workflow_metadata'])
        expect(foundIn(await answerTo(run, query)), query).toEqual([]);
      const { steps } = await snapshotOf(client, await handleOf(client, run).describe());
      expect(steps?.map(({ state }) => state)).toEqual(Array(8).fill('done'));
    });
  });

  it('hides what a failure says, and shows its name', async () => {
    const { run, outcome } = await runThrough([fresh], small.input('failing', { heading: 'customer no' }));
    expect(outcome.error).toMatchObject({
      type: 'InvalidSource',
      message: expect.stringContaining('customer no') as string,
    });
    const bytes = await bytesOf(run);
    expect(bytes.includes('InvalidSource')).toBe(true);
    expect([
      ...foundIn(bytes),
      ...['customer no', 'does not have'].filter((text) => bytes.includes(text)),
    ]).toEqual([]);
  });

  it('is turned on, and its key replaced, while a run is under way', async () => {
    const begun = await withKeys([], holding(small, 'clean'), async (client) => {
      const run = await startRun(client, 'rfm', small.input('rotated'));
      await stepBegun(client, run, 'clean');
      return run;
    });
    await withKeys([old], holding(small, 'score'), (client) => stepBegun(client, begun, 'score'));
    const outcome = await withKeys([fresh, old], small.activities, (client) => outcomeOf(client, begun));
    expect(outcome).toMatchObject({ status: 'completed', counts: { members: 6 } });
    const bytes = await bytesOf(begun);
    expect(['order no', '2025', '2026'].map((text) => bytes.includes(text))).toEqual([true, true, true]);
  });

  it('tells the command line with its keys everything, and without them which key is missing', async () => {
    const { run } = await sealedRun();
    const memberflow = async (keys: string, ...parameters: readonly string[]) => {
      const terminal = recordingTerminal();
      const exitCode = await main(parameters, {
        terminal,
        env: {
          TEMPORAL_ADDRESS: server.address,
          TEMPORAL_NAMESPACE: namespace,
          MEMBERFLOW_ENCRYPTION_KEYS: keys,
          MEMBERFLOW_HOME: folder,
        },
        folder,
        now: () => new Date(`${asOf}T12:00:00Z`),
        interruptions: () => new AbortController().signal,
      });
      return { exitCode, text: [...terminal.results(), ...terminal.said()].join('\n') };
    };
    const commands = [['list'], ['show', run.workflowId], ['watch', run.workflowId]];
    for (const command of commands) {
      const told = await memberflow(`${fresh},${old}`, 'runs', ...command);
      expect(told, command.join(' ')).toMatchObject({ exitCode: 0 });
      expect(told.text).toContain('sealed/rfm/2020-06-30');
      const untold = await memberflow('', 'runs', ...command);
      expect(untold, command.join(' ')).toMatchObject({ exitCode: 1 });
      expect(untold.text).toMatch(
        /^EncryptionKeyMissing: The payload is encrypted with the key 202[56], and /,
      );
    }
  });
});

const run = promisify(execFile);

/** What Temporal's own command line shows of a history, asking the codec endpoint. */
async function shownByTemporal(
  { workflowId }: RunReference,
  { address, keys }: { readonly address: string; readonly keys: string },
): Promise<string> {
  const token = 'a-token-that-is-long-enough';
  const endpoint = createCodecServer({
    codec: createPayloadCodec(readEncryptionKeys({ MEMBERFLOW_ENCRYPTION_KEYS: keys })),
    tokens: readCodecTokens({ MEMBERFLOW_CODEC_TOKENS: `ann:${token}` }),
    origins: [],
    encodes: false,
    log: pino({ level: 'silent' }),
  });
  const port = await listen(endpoint, { host: '127.0.0.1', port: 0 });
  try {
    const { stdout } = await run(findBinary('temporal', process.env) ?? 'temporal', [
      ...['workflow', 'show', '-w', workflowId, '--output', 'json'],
      ...['--address', address, '--namespace', namespace],
      ...['--codec-endpoint', `http://127.0.0.1:${port}`, '--codec-auth', `Bearer ${token}`],
    ]);
    return payloadTexts(JSON.parse(stdout)).join('\n');
  } finally {
    endpoint.close();
    endpoint.closeAllConnections();
  }
}

const handleOf = (client: Client, { workflowId, temporalRunId }: RunReference): WorkflowHandle =>
  client.workflow.getHandle(workflowId, temporalRunId);

/** The steps of a business, but that one lasts until its worker ends. */
function holding({ activities }: SmallBusiness, step: 'clean' | 'score'): object {
  const held = () =>
    durably(async ({ signal }) => {
      await once(signal, 'abort');
      signal.throwIfAborted();
    });
  return { ...activities, [step]: held };
}

async function stepBegun(client: Client, run: RunReference, step: string): Promise<void> {
  await expect
    .poll(
      async () => {
        const { raw } = await handleOf(client, run).describe();
        return raw.pendingActivities
          ?.filter(({ state }) => decodePendingActivityState(state) === 'STARTED')
          .map(({ activityType }) => activityType?.name);
      },
      { timeout: 50_000 },
    )
    .toEqual([step]);
}
