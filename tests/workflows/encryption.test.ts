import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { hostname, tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Client, Connection, decodePendingActivityState } from '@temporalio/client';
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
import { applySchedules } from '../../client/schedules/apply.js';
import { definitionsOf } from '../../client/schedules/definition.js';
import { configHash } from '../../config/hash.js';
import { parseConfig } from '../../config/load.js';
import { retriesOf } from '../../client/runs/pending.js';
import { progressQuery } from '../../contracts/progress.js';
import { MemberflowError } from '../../contracts/failures.js';
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
import { handleOf } from '../support/handle_of.js';

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

  /** A run to its end, how it ended, its steps, and what it answers whoever asks it without keys. */
  const runThrough = (keys: readonly string[], input: JobInput) =>
    withKeys(keys, small.activities, async (client) => {
      const run = await startRun(client, 'rfm', input);
      const outcome = await outcomeOf(client, run);
      const { steps } = await snapshotOf(client, await handleOf(client, run).describe());
      const queries = [progressQuery.name, '__temporal_workflow_metadata'];
      const answers = Buffer.concat(await Promise.all(queries.map((query) => answerTo(run, query))));
      return { run, outcome, steps, answers };
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

  /** A question that the server hands to the poll of a worker that has just ended is lost; asked again it is answered. */
  const answerTo = async ({ workflowId }: RunReference, queryType: string): Promise<Buffer> => {
    const ask = () =>
      connection.withDeadline(Date.now() + 12_000, () =>
        connection.workflowService.queryWorkflow({
          namespace,
          execution: { workflowId },
          query: { queryType },
        }),
      );
    return Buffer.from(QueryWorkflowResponse.encode(await ask().catch(ask)).finish());
  };

  /** What must not be read off the server: paths, headings, settings, addresses, summaries, messages, figures. */
  const secrets = (): readonly string[] => [
    ...[folder, 'orders.csv', 'order no', 'Asia/Shanghai', 'director@example.com', 'rejected_share'],
    ...['Describe every column', 'RFM of', memberMark, 'rfm_scores', 'sha256'],
    `${userInfo().username}@${hostname()}`,
  ];
  const foundIn = (bytes: Buffer) => secrets().filter((text) => bytes.includes(text));

  it('hides from the server all that a run reads, finds and says', async () => {
    const clear = await runThrough([], small.input('open'));
    // The very texts that are looked for stand there without encryption, all but those that never travel.
    expect(foundIn(await bytesOf(clear.run))).toEqual(secrets().filter((text) => text !== memberMark));
    expect(clear.answers.includes('orders 13 rows')).toBe(true);

    const { run, outcome, steps, answers } = await sealedRun();
    const shown = await shownByTemporal(run, { address: server.address, keys: fresh });
    expect(
      ['order no', 'director@example.com', 'rfm_scores'].filter((text) => !shown.includes(text)),
    ).toEqual([]);
    expect(outcome).toMatchObject({ status: 'completed', timeZone: 'Asia/Shanghai' });
    expect(outcome.tables['rfm_scores']?.contentHash).toBe(clear.outcome.tables['rfm_scores']?.contentHash);
    expect(foundIn(await bytesOf(run))).toEqual([]);
    expect(['orders 13 rows', ...secrets()].filter((text) => answers.includes(text))).toEqual([]);
    expect(steps?.map(({ state }) => state)).toEqual(clear.steps?.map(() => 'done'));
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
    await withKeys([old], failing(small, 'score'), async (client) => {
      const described = () => handleOf(client, begun).describe();
      const failedSteps = async () =>
        ((await described()).raw.pendingActivities ?? [])
          .filter(({ lastFailure }) => lastFailure)
          .map(({ activityType }) => activityType?.name);
      await expect.poll(failedSteps, patience).toEqual(['score']);
      const waiting = await described();
      expect(waiting.raw.pendingActivities?.[0]?.lastFailure?.message).toBe('Encoded failure');
      expect(await retriesOf(client, waiting)).toMatchObject([
        { step: 'score', cause: 'No space for customer no 7' },
      ]);
    });
    const outcome = await withKeys([fresh, old], small.activities, (client) => outcomeOf(client, begun));
    expect(outcome).toMatchObject({ status: 'completed', counts: { members: 6 } });
    const bytes = await bytesOf(begun);
    expect(['order no', '2025', '2026'].map((text) => bytes.includes(text))).toEqual([true, true, true]);
  });

  it('writes schedules anew with a new key, and leaves those that have it', async () => {
    const document = {
      ...small.input('kept').configuration,
      schedules: { nightly: { job: 'rfm', cron: '0 3 * * *' } },
    };
    const config = parseConfig(document);
    const wanted = definitionsOf({ config, hash: configHash(config), baseFolder: folder });
    const apply = async (...keys: readonly string[]) => {
      const changes = await applySchedules(clientOf(...keys), config.business, wanted);
      return changes.map(({ change, differed }) => [change, ...differed]);
    };
    expect(await apply()).toEqual([['created']]);
    expect(await apply(old)).toEqual([['updated', 'encryption']]);
    expect(await apply(old)).toEqual([['left']]);
    expect(await apply(fresh, old)).toEqual([['updated', 'encryption']]);
    expect(await apply(fresh)).toEqual([['left']]);
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
      expect(told).toEqual({ exitCode: 0, text: expect.stringContaining('sealed/rfm/2020-06-30') as string });
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

const patience = { timeout: 50_000 };

/** The steps of a business, but that one lasts until its worker ends. */
function holding({ activities }: SmallBusiness, step: 'clean'): object {
  const held = () =>
    durably(async ({ signal }) => {
      await once(signal, 'abort');
      signal.throwIfAborted();
    });
  return { ...activities, [step]: held };
}

/** The steps of a business, but that one fails in a way that waiting may cure. */
const failing = ({ activities }: SmallBusiness, step: 'score'): object => ({
  ...activities,
  [step]: () =>
    durably(() => {
      throw new MemberflowError('DiskFull', 'No space for customer no 7', { remedy: 'Free some.' });
    }),
});

async function stepBegun(client: Client, run: RunReference, step: string): Promise<void> {
  await expect
    .poll(async () => {
      const { raw } = await handleOf(client, run).describe();
      return raw.pendingActivities
        ?.filter(({ state }) => decodePendingActivityState(state) === 'STARTED')
        .map(({ activityType }) => activityType?.name);
    }, patience)
    .toEqual([step]);
}
