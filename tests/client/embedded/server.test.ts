import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Client } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { connect, type ClusterConnection } from '../../../client/embedded/connect.js';
import { hasEnded } from '../../../client/embedded/end_process.js';
import { ensureServer } from '../../../client/embedded/ensure_server.js';
import { livingRecord } from '../../../client/embedded/lock.js';
import { isRunning } from '../../../client/embedded/process_identity.js';
import { recordPath, replaceRecord, type ServerRecord } from '../../../client/embedded/record.js';
import { stopServer } from '../../../client/embedded/stop_server.js';
import { searchAttributes } from '../../../contracts/attributes.js';
import { embeddedNamespace, taskQueues } from '../../../contracts/queues.js';
import { scheduledWorkflowType } from '../../../contracts/schedules.js';
import { build, builtModule, startScript } from '../../support/built.js';
import { bundleOf, quietRuntime } from '../../support/temporal.js';
import { temporaryFolder } from '../../support/temporary.js';
import { waiting, word } from './waiting_workflow.js';

let waitingBundle: { readonly code: string };
beforeAll(async () => {
  quietRuntime();
  await build();
  waitingBundle = await bundleOf(new URL('waiting_workflow.ts', import.meta.url));
}, 120_000);

// Others on this machine want Temporal's usual port too: with it taken, each server here has ports that nobody else
// asks for, and gets the same ones again.
const usualPort = createServer();
beforeAll(async () => {
  usualPort.listen(7233, '127.0.0.1');
  // Taken by somebody else already is as good.
  await once(usualPort, 'listening').catch(() => undefined);
});
afterAll(() => {
  usualPort.close();
});

/** Command lines of processes that name a folder. */
async function processesOn(folder: string): Promise<readonly string[]> {
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'pid=,args=', '-ww']);
  return stdout.split('\n').filter((line) => line.includes(folder));
}

/** A state folder whose server is ended with the test, and must leave nothing behind. */
function stateFolder(): string {
  const home = join(temporaryFolder(), 'state');
  onTestFinished(async () => {
    await stopServer(home);
    expect(await processesOn(home)).toEqual([]);
  });
  return home;
}

async function connectTo(home: string): Promise<ClusterConnection> {
  const connection = await connect({ home, env: {}, log: () => undefined });
  onTestFinished(() => connection.close());
  return connection;
}

function recordOf(home: string): ServerRecord {
  const record = livingRecord(home);
  if (record === null) throw new Error(`nothing serves ${home}`);
  return record;
}

const queue = 'waiting';
const startWaiting = (client: Client) =>
  client.workflow.start(waiting, { taskQueue: queue, workflowId: 'waiting' });

/** What a run of the real worker ends with that got an input which is none: the worker is alive. */
async function answerOfWorker({ client }: ClusterConnection): Promise<string> {
  const run = client.workflow.execute('rfm', {
    taskQueue: taskQueues.main,
    workflowId: 'no-input',
    args: [{}],
    workflowExecutionTimeout: '40 s',
  });
  return run.then(
    () => 'completed',
    (error: unknown) => (error as { cause?: { type?: string } }).cause?.type ?? 'no answer',
  );
}

/** Lets a worker carry on the run that waits, and ends it. */
async function finishWaiting({ client, address, namespace }: ClusterConnection): Promise<string> {
  const connection = await NativeConnection.connect({ address });
  const worker = await Worker.create({
    connection,
    namespace,
    taskQueue: queue,
    workflowBundle: waitingBundle,
  });
  try {
    return await worker.runUntil(async () => {
      const run = client.workflow.getHandle<typeof waiting>('waiting');
      await run.signal(word, 'go on');
      return run.result();
    });
  } finally {
    await connection.close();
  }
}

describe('the embedded server', () => {
  it('is one for commands that start at the same time', async () => {
    const home = stateFolder();
    const commands = Array.from({ length: 3 }, () =>
      startScript(`
        import { ensureServer } from ${JSON.stringify(builtModule('client/embedded/ensure_server.js'))};
        const server = await ensureServer({ home: ${JSON.stringify(home)}, log: () => {} });
        console.log(JSON.stringify(server));`),
    );
    const servers = await Promise.all(
      commands.map(
        async (command) => JSON.parse(await command.line()) as { address: string; startedHere: boolean },
      ),
    );
    const { address } = recordOf(home);
    expect(servers.map((server) => server.address)).toEqual([address, address, address]);
    expect(servers.filter(({ startedHere }) => startedHere)).toHaveLength(1);
  });

  it('keeps ended runs for 30 days, knows the search attributes, shows its UI, and works', async () => {
    const connection = await connectTo(stateFolder());
    const { workflowService, operatorService } = connection.connection;
    const { config } = await workflowService.describeNamespace({ namespace: embeddedNamespace });
    expect(Number(config?.workflowExecutionRetentionTtl?.seconds)).toBe(30 * 86_400);
    const { customAttributes } = await operatorService.listSearchAttributes({ namespace: embeddedNamespace });
    for (const { name } of Object.values(searchAttributes)) expect(customAttributes).toHaveProperty(name);
    expect((await fetch(connection.uiUrl!)).status).toBe(200);
    expect(await answerOfWorker(connection)).toBe('InvalidInput');
  });

  it('ends when it is told, leaves no process and no lock, and has its runs when it is started again', async () => {
    const home = stateFolder();
    const before = await connectTo(home);
    await startWaiting(before.client);
    const { owner, server } = recordOf(home);
    expect(await stopServer(home)).toBe(true);
    expect([owner, server!].map(isRunning)).toEqual([false, false]);
    expect(existsSync(recordPath(home))).toBe(false);
    expect(await stopServer(home)).toBe(false);
    expect(await finishWaiting(await connectTo(home))).toBe('go on');
  });

  it('recovers by itself after kill -9: one server, on the same address, and its runs go on', async () => {
    const home = stateFolder();
    const before = await connectTo(home);
    await startWaiting(before.client);
    const killed = recordOf(home);
    process.kill(killed.owner.pid, 'SIGKILL');
    expect(await hasEnded(killed.owner, 5_000)).toBe(true);
    expect(isRunning(killed.server!)).toBe(true);

    const after = await connectTo(home);
    expect(isRunning(killed.server!)).toBe(false);
    expect(after.address).toBe(before.address);
    expect(await finishWaiting(after)).toBe('go on');
    expect(await answerOfWorker(after)).toBe('InvalidInput');
  });

  it('starts Temporal again when that is killed, and the worker goes on', async () => {
    const home = stateFolder();
    const connection = await connectTo(home);
    await startWaiting(connection.client);
    const { server, owner } = recordOf(home);
    process.kill(server!.pid, 'SIGKILL');
    await vi.waitFor(
      () => {
        expect(recordOf(home).server?.pid).not.toBe(server!.pid);
      },
      { timeout: 10_000 },
    );
    const after = await connectTo(home);
    expect(after.address).toBe(connection.address);
    expect(await answerOfWorker(after)).toBe('InvalidInput');
    expect(await finishWaiting(after)).toBe('go on');
    expect(recordOf(home).owner).toEqual(owner);
  });

  it('waits for its port when Temporal was killed and another program has taken it', async () => {
    const home = stateFolder();
    const { address } = await connectTo(home);
    const { server, owner } = recordOf(home);
    const other = createServer();
    // It stands still, so that the other program is faster for sure.
    process.kill(owner.pid, 'SIGSTOP');
    try {
      process.kill(server!.pid, 'SIGKILL');
      await vi.waitFor(() => once(other.listen(Number(address.split(':')[1]), '127.0.0.1'), 'listening'));
    } finally {
      process.kill(owner.pid, 'SIGCONT');
    }
    const log = () => readFileSync(join(home, 'server.log'), 'utf8');
    await expect
      .poll(log, { timeout: 10_000 })
      .toContain(`has taken port ${address.split(':')[1]} meanwhile`);
    other.close();
    await expect.poll(() => recordOf(home).server?.pid, { timeout: 10_000 }).not.toBe(server!.pid);
    expect((await connectTo(home)).address).toBe(address);
  });

  it('that is told to end while Temporal is starting again leaves nothing behind', async () => {
    const home = stateFolder();
    await connectTo(home);
    process.kill(recordOf(home).server!.pid, 'SIGKILL');
    expect(await stopServer(home)).toBe(true);
    expect(await processesOn(home)).toEqual([]);
  });

  it('of another build is replaced when it is idle, and left alone while it is at work', async () => {
    const home = stateFolder();
    const { client } = await connectTo(home);
    const first = recordOf(home);
    replaceRecord(recordPath(home), { ...first, version: '0.0.1+earlier' });
    const run = await startWaiting(client);
    // What is under way is seen in the server's index, which follows within a second.
    await expect.poll(async () => (await client.workflow.count()).count, { timeout: 10_000 }).toBe(1);
    const said: string[] = [];
    const log = (line: string) => said.push(line);
    expect(await ensureServer({ home, log })).toMatchObject({ startedHere: false });
    expect(said).toEqual([expect.stringContaining('runs another build of memberflow (0.0.1+earlier)')]);

    await run.terminate();
    expect(await ensureServer({ home, log })).toMatchObject({ startedHere: true });
    expect(isRunning(first.owner)).toBe(false);
  });

  it('tells the end of its log when it cannot start', async () => {
    const home = stateFolder();
    vi.stubEnv('MEMBERFLOW_THREADS', 'many');
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    await expect(ensureServer({ home, log: () => undefined })).rejects.toThrow(
      /did not become ready:\n.*MEMBERFLOW_THREADS is "many", expected a whole number from 1/,
    );
  });

  it('ends by itself when nobody needs it, and not while a run is under way or a schedule active', async () => {
    vi.stubEnv('MEMBERFLOW_IDLE_MINUTES', '0.03');
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    const home = stateFolder();
    const connection = await connectTo(home);
    const run = await startWaiting(connection.client);
    const { owner } = recordOf(home);
    expect(await hasEnded(owner, 4_000)).toBe(false);
    const schedule = await connection.client.schedule.create({
      scheduleId: 'shop/yearly',
      spec: { calendars: [{ month: 'FEBRUARY', dayOfMonth: 29 }] },
      action: { type: 'startWorkflow', workflowType: scheduledWorkflowType, taskQueue: 'nobody' },
    });
    await run.terminate();
    expect(await hasEnded(owner, 4_000)).toBe(false);
    await schedule.pause();
    expect(await hasEnded(owner, 20_000)).toBe(true);
    expect(existsSync(recordPath(home))).toBe(false);
    expect(readFileSync(join(home, 'server.log'), 'utf8')).toContain('Nobody needs this server');
  });

  it('ends when its state folder is removed', async () => {
    vi.stubEnv('MEMBERFLOW_IDLE_MINUTES', '0.2');
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    const home = stateFolder();
    const { client } = await connectTo(home);
    await startWaiting(client);
    const { owner, server } = recordOf(home);
    rmSync(home, { recursive: true });
    expect(await hasEnded(owner, 30_000)).toBe(true);
    expect(isRunning(server!)).toBe(false);
  });
});
