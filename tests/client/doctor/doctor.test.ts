import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { Client } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { stringify } from 'yaml';
import { main } from '../../../client/main.js';
import { applySchedules } from '../../../client/schedules/apply.js';
import { definitionsOf } from '../../../client/schedules/definition.js';
import { loadConfig } from '../../../config/load.js';
import type { Finding } from '../../../client/doctor/finding.js';
import { scheduledWorkflowType, scheduleIdOf } from '../../../contracts/schedules.js';
import { openMailServer } from '../../outputs/mail/mail_server.js';
import { builtModule, startScript } from '../../support/built.js';
import {
  bucket,
  clientOf,
  environmentOf,
  moto,
  startObjectServer,
  type ObjectServer,
} from '../../support/objects/server.js';
import { connectToSharedServer } from '../../support/temporal.js';
import { temporaryFolder } from '../../support/temporary.js';
import { createDataConverter } from '../../../worker/encryption/data_converter.js';
import { readEncryptionKeys } from '../../../worker/encryption/keys.js';
import { keyText } from '../../worker/encryption/key_text.js';
import { recordingTerminal } from '../recording_terminal.js';
import { yearly } from '../schedules/wanted.js';

interface Diagnosis {
  readonly exitCode: number;
  readonly lines: readonly string[];
  readonly failures: number;
  /** By the name of the check. */
  readonly findings: ReadonlyMap<string, Finding>;
}

/** What `memberflow doctor` says in a folder; no settings of the person who runs the tests play a part. */
async function diagnose(folder: string, env: NodeJS.ProcessEnv = {}): Promise<Diagnosis> {
  const terminal = recordingTerminal();
  const exitCode = await main(['doctor', '--json', '--config', join(folder, 'memberflow.yaml')], {
    terminal,
    env: { PATH: process.env['PATH'], ...env },
    folder,
    now: () => new Date(),
    interruptions: () => new AbortController().signal,
  });
  const { failures, findings } = JSON.parse(terminal.results().at(-1) ?? '') as {
    readonly failures: number;
    readonly findings: readonly Finding[];
  };
  return {
    exitCode,
    failures,
    lines: terminal.said(),
    findings: new Map(findings.map((finding) => [finding.check, finding])),
  };
}

const business = 'doctored';

/** A folder with a configuration and its source. */
function shop(change: Readonly<Record<string, unknown>> = {}): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'orders.csv'), 'order no,card,time,amount\n1,ann,2020-01-01,10\n');
  const configuration = {
    version: 1,
    business,
    time_zone: 'Asia/Shanghai',
    currency: 'CNY',
    sources: { orders: { kind: 'csv', path: 'orders.csv' } },
    tables: {
      orders: {
        source: 'orders',
        columns: { order_id: 'order no', member_id: 'card', ordered_at: 'time', amount: 'amount' },
      },
    },
    ...change,
  };
  writeFileSync(join(folder, 'memberflow.yaml'), stringify(configuration));
  return folder;
}

const mailTo = (smtp: Readonly<Record<string, unknown>>) => ({
  mail: { from: { address: 'crm@example.com' }, smtp, groups: { team: { to: ['ann@example.com'] } } },
});

describe('memberflow doctor', () => {
  it('finds a healthy clone healthy with nothing running, and changes nothing', async () => {
    const folder = shop();
    const { exitCode, findings, failures } = await diagnose(folder);
    expect([exitCode, failures]).toEqual([0, 0]);
    const healthy = [
      'configuration',
      'Node.js',
      'build',
      'fonts',
      'source orders',
      'state folder',
      'Temporal program',
    ];
    expect(healthy.filter((check) => findings.get(check)?.verdict !== 'ok')).toEqual([]);
    const idle = ['variables', 'output database', 'store', 'Temporal server', 'mail server'];
    expect(idle.filter((check) => findings.get(check)?.verdict !== 'none')).toEqual([]);
    expect(readdirSync(folder).sort()).toEqual(['memberflow.yaml', 'orders.csv']);
  });

  it('goes on without a configuration, and repeats failures and their count last', async () => {
    const { exitCode, lines, findings } = await diagnose(temporaryFolder());
    expect(exitCode).toBe(1);
    expect(findings.get('configuration')).toMatchObject({
      verdict: 'failed',
      detail: expect.stringContaining('InvalidInput: MF200') as string,
    });
    expect(findings.get('Node.js')?.verdict).toBe('ok');
    expect(lines.at(-3)).toMatch(/^configuration: InvalidInput: MF200/);
    expect(lines.at(-2)).toMatch(/^ {2}What to do: /);
    expect(lines.at(-1)).toMatch(/^1 check failed of \d+, 0 warnings\.$/);
  });

  it('names variables that are not set, and never shows what one holds', async () => {
    const folder = shop({
      ...mailTo({ host: '127.0.0.1', port: 9, user: 'crm', password: '${env:SMTP_PASSWORD}' }),
      publish: { folder: '${env:OUTPUTS}' },
    });
    const { findings, lines } = await diagnose(folder, { SMTP_PASSWORD: 'hunter2' });
    expect(findings.get('variables')).toMatchObject({ verdict: 'failed', detail: 'OUTPUTS is not set' });
    expect(findings.get('output folder')?.verdict).toBe('failed');
    expect(lines.join('\n')).not.toContain('hunter2');
  });

  it('finds a source that is not there', async () => {
    const folder = shop({ sources: { orders: { kind: 'csv', path: 'missing.csv' } } });
    expect((await diagnose(folder)).findings.get('source orders')).toMatchObject({
      verdict: 'warning',
      detail: 'missing.csv cannot be read here (ENOENT)',
    });
  });

  it.each([
    ['orders-{2020}.csv', 'warning'],
    ['orders-*.csv', 'none'],
    // It names a file that there is.
    ['orders [1].csv', 'ok'],
  ])('takes %s for what a run would', async (path, verdict) => {
    const folder = shop({ sources: { orders: { kind: 'csv', path } } });
    writeFileSync(join(folder, 'orders [1].csv'), '');
    expect((await diagnose(folder)).findings.get('source orders')?.verdict).toBe(verdict);
  });

  it('finds an output database that another program has open', async () => {
    const folder = shop();
    mkdirSync(join(folder, 'out'));
    const path = join(folder, 'out', 'memberflow.duckdb');
    const holder = startScript(`
      import { createDuckDb } from ${JSON.stringify(builtModule('engine/duckdb/duckdb.js'))};
      await createDuckDb({ memoryLimit: '128MB', threads: 1 }).withSession(
        { temporaryFolder: ${JSON.stringify(join(folder, 'spill'))}, signal: new AbortController().signal, attach: ${JSON.stringify(path)} },
        async () => { console.log('open'); await new Promise((done) => setTimeout(done, 60_000)); },
      );`);
    try {
      expect(await holder.line()).toBe('open');
      expect((await diagnose(folder)).findings.get('output database')).toMatchObject({
        verdict: 'warning',
        detail: expect.stringContaining('DatabaseLocked: ') as string,
      });
    } finally {
      await holder.kill();
    }
    expect((await diagnose(folder)).findings.get('output database')?.verdict).toBe('ok');
  });

  it('finds an address of the store that is none, and goes on', async () => {
    const { findings, exitCode } = await diagnose(shop(), { MEMBERFLOW_STORE: 's3:/shop' });
    expect(exitCode).toBe(1);
    expect(findings.get('store')).toMatchObject({
      verdict: 'failed',
      detail: 'InvalidInput: MEMBERFLOW_STORE is no address of an object store',
    });
    expect(findings.get('source orders')?.verdict).toBe('ok');
  });

  it('greets the mail server without sending anything', async () => {
    const { route, received } = await openMailServer();
    const { port } = route;
    const open = await diagnose(shop(mailTo({ host: '127.0.0.1', port, security: 'none' })));
    expect(open.findings.get('mail server')).toMatchObject({ verdict: 'ok' });
    const bare = await diagnose(shop(mailTo({ host: '127.0.0.1', port })));
    expect(bare.findings.get('mail server')).toMatchObject({
      verdict: 'failed',
      detail: expect.stringContaining('STARTTLS') as string,
    });
    expect(received).toEqual([]);
  });
});

describe('memberflow doctor with a store in a bucket', () => {
  let server: ObjectServer | null;

  beforeAll(async () => {
    server = await startObjectServer(moto);
    for (const [name, value] of Object.entries(environmentOf(server?.port ?? 0))) vi.stubEnv(name, value);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await server?.dispose();
  });

  it.for<readonly [string, object]>([
    [
      bucket,
      { verdict: 'ok', detail: expect.stringContaining('lets us in; no run is stored yet') as string },
    ],
    [
      'nobody-has-made-this',
      { verdict: 'failed', detail: expect.stringMatching(/^StoreRefused: .*NoSuchBucket/) as string },
    ],
  ])('asks %s, and writes nothing to it', async ([name, finding], { skip }) => {
    skip(server === null, 'moto cannot be had');
    const folder = shop();
    const { findings } = await diagnose(folder, {
      MEMBERFLOW_STORE: `s3://${name}/doctored`,
      MEMBERFLOW_STORE_PATH_STYLE: 'true',
    });
    expect(findings.get('store')).toMatchObject(finding);
    expect(readdirSync(folder).sort()).toEqual(['memberflow.yaml', 'orders.csv']);
    const client = clientOf(server?.port ?? 0);
    expect((await client.send(new ListObjectsV2Command({ Bucket: bucket }))).KeyCount).toBe(0);
    client.destroy();
  });
});

describe('memberflow doctor with a cluster', () => {
  it('says that it is there, and that no worker works for it', async () => {
    const env = { TEMPORAL_ADDRESS: inject('temporalAddress'), TEMPORAL_NAMESPACE: 'default' };
    const { findings, exitCode } = await diagnose(shop(), env);
    expect(exitCode).toBe(0);
    expect(findings.get('Temporal server')?.verdict).toBe('ok');
    expect(findings.has('worker')).toBe(true);
    expect(findings.get('schedules')).toMatchObject({
      verdict: 'none',
      detail: 'doctored has none; runs start by command',
    });
  });

  it('names a schedule of the business that somebody paused, and why; those of other programs are not its own', async () => {
    const server = await connectToSharedServer();
    const create = (name: string, workflowType: string) =>
      server.client.schedule.create({
        scheduleId: scheduleIdOf('paused-shop', name),
        spec: { intervals: [{ every: '1 day' }] },
        action: { type: 'startWorkflow', workflowType, taskQueue: 'nobody', args: [] },
        state: { paused: true, note: 'holiday' },
      });
    const schedules = [await create('backup', 'backUp'), await create('daily', scheduledWorkflowType)];
    try {
      const env = { TEMPORAL_ADDRESS: server.address, TEMPORAL_NAMESPACE: server.namespace };
      const folder = shop({ business: 'paused-shop' });
      // A new schedule is listed a moment later.
      const look = async () => (await diagnose(folder, env)).findings.get('schedules')?.detail;
      await expect.poll(look, { timeout: 20_000, interval: 500 }).toBe('1 of 1 are paused: daily (holiday)');
    } finally {
      for (const schedule of schedules) await schedule.delete();
      await server.close();
    }
  });

  it('says of encrypted schedules that it cannot read them, and with which setting it could', async () => {
    const server = await connectToSharedServer();
    const { connection, namespace, address } = server;
    const env = { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace };
    const keys = { MEMBERFLOW_ENCRYPTION_KEYS: `2026:${keyText(1)}` };
    const sealed = 'sealed-shop';
    const folder = shop({ business: sealed, schedules: { nightly: yearly, weekly: yearly } });
    const wanted = definitionsOf(await loadConfig(join(folder, 'memberflow.yaml')));
    const dataConverter = createDataConverter(readEncryptionKeys(keys));
    const client = new Client({ connection, namespace, dataConverter });
    await applySchedules(client, sealed, wanted);
    const look = async (given: NodeJS.ProcessEnv) => (await diagnose(folder, { ...env, ...given })).findings;
    try {
      const listed = async () => (await look({})).get('schedules')?.detail;
      await expect.poll(listed, { timeout: 20_000, interval: 500 }).toBe('2, none paused');
      expect((await look({})).get('keys of schedules')).toEqual({
        check: 'keys of schedules',
        verdict: 'warning',
        detail:
          '2 of 2 cannot be read here: nightly, weekly. The payload is encrypted with the key 2026, and MEMBERFLOW_ENCRYPTION_KEYS is not set',
        remedy: 'Set MEMBERFLOW_ENCRYPTION_KEYS to what the workers have.',
      });
      expect((await look(keys)).has('keys of schedules')).toBe(false);
    } finally {
      await applySchedules(client, sealed, []);
      await server.close();
    }
  });

  it.each([
    ['that has not the namespace', { TEMPORAL_NAMESPACE: 'nowhere' }, /has no namespace nowhere/],
    [
      'that does not answer',
      { TEMPORAL_ADDRESS: '127.0.0.1:9' },
      /SourceUnavailable: No Temporal server answers/,
    ],
  ])('%s is a failure with its remedy', async (_, change, words) => {
    const env = { TEMPORAL_ADDRESS: inject('temporalAddress'), ...change };
    const { findings, exitCode } = await diagnose(shop(), env);
    expect(exitCode).toBe(1);
    expect(findings.get('Temporal server')).toMatchObject({
      verdict: 'failed',
      detail: expect.stringMatching(words) as string,
      remedy: expect.stringMatching(/\w/) as string,
    });
  });
});
