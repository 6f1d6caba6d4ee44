import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Runtime } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePorts, loopback } from '../../../client/embedded/ports.js';
import { startRun } from '../../../client/runs/start.js';
import { retryableFailures } from '../../../contracts/failures.js';
import type { JobName } from '../../../contracts/identity.js';
import { metrics, type MetricDefinition } from '../../../contracts/metrics.js';
import type { JobInput } from '../../../contracts/run.js';
import { createLog, temporalLogger } from '../../../worker/log.js';
import { metricsAt } from '../../../worker/runtime.js';
import { startWorker } from '../../../worker/worker.js';
import { connectToSharedServer, type SharedServer } from '../../support/temporal.js';
import { memberMark, openSmallBusiness } from '../../workflows/small_business.js';
import { groupedBy, metricsIn, rules, samplesOf, textOf, type Sample } from './prometheus.js';
import { handleOf } from '../../support/handle_of.js';

/** The SDK puts these on metrics of workflows. */
const sdkLabels = new Set(['namespace', 'taskQueue', 'workflowType']);

describe('a worker that ran jobs', { timeout: 120_000 }, () => {
  const lines: Record<string, unknown>[] = [];
  let samples: readonly Sample[];
  let kinds: ReadonlyMap<string, string>;

  beforeAll(async () => {
    const metricsAddress = `${loopback}:${(await freePorts()).frontend}`;
    Runtime.install({
      logger: temporalLogger(
        createLog('info', { write: (line) => lines.push(JSON.parse(line) as Record<string, unknown>) }),
      ),
      shutdownSignals: [],
      telemetryOptions: { logging: { forward: {}, filter: 'ERROR' }, metrics: metricsAt(metricsAddress) },
    });
    const server = await connectToSharedServer();
    const folder = mkdtempSync(join(tmpdir(), 'memberflow-scrape-'));
    const small = openSmallBusiness(folder);
    const worker = await startWorker({
      cluster: server,
      home: folder,
      settings: { memoryLimit: '256MB', threads: 1, concurrentSteps: 1, encryptionKeys: [] },
    });
    try {
      await ended(server, 'audit', small.input('watched'));
      await ended(server, 'memberOperations', small.input('watched', { spoiled: true }));
      writeFileSync(
        join(folder, 'orders.csv'),
        `order no,card,time,amount,state\n1,${memberMark}zoe,2020-01-01,10.00,paid,torn\n`,
      );
      await ended(server, 'audit', small.input('watched'));
      const text = await (await fetch(`http://${metricsAddress}/metrics`)).text();
      samples = samplesOf(text);
      kinds = new Map(
        [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name = '', kind = '']) => [name, kind]),
      );
    } finally {
      await worker.stop();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    }
  }, 120_000);
  afterAll(() => Runtime.instance().shutdown());

  async function ended({ client }: SharedServer, job: JobName, input: JobInput): Promise<void> {
    const handle = handleOf(client, await startRun(client, job, input));
    // How it ends is what the metrics tell.
    await handle.result().catch(() => undefined);
  }

  const valueOf = (name: string, ...labels: readonly string[]): number | undefined =>
    samples.find((sample) => sample.name === name && labels.every((label) => sample.text.includes(label)))
      ?.value;

  it('has every metric of the catalogue, with its type and labels, and none beside', () => {
    const found = [...kinds].filter(([name]) => name.startsWith('memberflow_'));
    const meant = Object.values<MetricDefinition>(metrics).map(({ name, kind }) => [name, kind]);
    expect(found.sort()).toEqual(meant.sort());
    for (const { name, kind, labels } of Object.values<MetricDefinition>(metrics)) {
      const sample = samples.find((one) => one.name === (kind === 'histogram' ? `${name}_sum` : name));
      expect([...(sample?.labels ?? [])].filter((label) => !sdkLabels.has(label)).sort(), name).toEqual(
        [...labels].sort(),
      );
    }
  });

  it('counts what was read and what was set aside, and how runs and steps ended', () => {
    const spoiled = ['job="rfm"', 'table="orders"'];
    expect(valueOf('memberflow_rows', ...spoiled, 'outcome="read"')).toBe(3);
    expect(valueOf('memberflow_rows', ...spoiled, 'outcome="kept"')).toBe(1);
    expect(valueOf('memberflow_rows', ...spoiled, 'outcome="quarantined"')).toBe(2);
    expect(valueOf('memberflow_rejected_ratio', 'job="rfm"')).toBeCloseTo(2 / 3, 9);
    expect(valueOf('memberflow_newest_order_timestamp_seconds')).toBe(Date.UTC(2020, 0, 1) / 1000);
    expect(valueOf('memberflow_run_failures_total', 'job="rfm"', 'failure="DataQualityGate"')).toBe(1);
    expect(valueOf('memberflow_run_failures_total', 'job="memberOperations"')).toBe(1);
    expect(valueOf('memberflow_runs_ended_total', 'job="audit"', 'status="completed"')).toBe(1);
    expect(valueOf('memberflow_runs_ended_total', 'job="audit"', 'status="failed"')).toBe(1);
    expect(valueOf('memberflow_step_failures_total', 'step="extract"', 'failure="InvalidSource"')).toBe(1);
    expect(valueOf('memberflow_step_duration_seconds_count', 'job="rfm"', 'step="clean"')).toBe(1);
    expect(valueOf('memberflow_mails_total', 'state="written"')).toBe(1);
  });

  it('has no member, run or address among its labels', () => {
    const labels = samples.map(({ text }) => text).join('\n');
    expect(labels).not.toContain(memberMark);
    expect(labels).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}|@|2020-06-30/);
  });

  it('says in every line about a step which run it is of, and tells start and end', () => {
    const ofSteps = lines.filter(({ msg }) => String(msg).startsWith('step '));
    expect(ofSteps.length).toBeGreaterThan(10);
    for (const line of ofSteps) {
      expect(line).toMatchObject({
        business: 'watched',
        job: expect.any(String) as string,
        step: expect.any(String) as string,
        runId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
        workflowId: expect.stringMatching(/^watched\//) as string,
        attempt: 1,
        codeVersion: expect.stringMatching(/^\d+\.\d+\.\d+/) as string,
      });
    }
    const cleaned = lines.find(({ msg, step }) => msg === 'step completed' && step === 'clean');
    expect(cleaned).toMatchObject({
      durationSeconds: expect.any(Number) as number,
      rows: { orders: { read: 3, kept: 1, quarantined: 2, excluded: 0 } },
    });
    expect(lines.filter(({ msg }) => msg === 'run completed')).toHaveLength(1);
    expect(lines.filter(({ msg }) => msg === 'run failed')).toHaveLength(3);
  });

  it('tells a failure by name and remedy, without a trace and without what stands in the source', () => {
    const torn = lines.find(({ msg, failure }) => msg === 'step failed' && failure === 'InvalidSource');
    expect(torn).toMatchObject({
      reason: expect.stringContaining('orders.csv') as string,
      remedy: expect.stringMatching(/./) as string,
      places: [{ row: 2, value: '***' }],
    });
    const all = lines.map((line) => JSON.stringify(line)).join('\n');
    expect(all).not.toContain(memberMark);
    expect(all).not.toContain('example.com');
    expect(all).not.toContain('    at ');
  });

  it('has every metric and label that the documentation and the alerts speak of', () => {
    const rows = textOf('docs/metrics.md').matchAll(/^\| `(memberflow_\w+)` *\| (\w+) *\| (.*?) *\|/gm);
    const documented = [...rows].map(([, name, kind, labels = '']) => ({
      name,
      kind,
      labels: [...labels.matchAll(/\w+/g)].map(([label]) => label),
    }));
    const meant = Object.values<MetricDefinition>(metrics).map(({ name, kind, labels }) => ({
      name,
      kind,
      labels: [...labels],
    }));
    expect(documented).toEqual(meant);
    for (const { alert, expr } of rules()) {
      const read = metricsIn(expr).map((metric) => ({
        ...metric,
        series: samples.find(({ name }) => name === metric.name),
      }));
      expect(read).not.toEqual([]);
      for (const { name, labels, series } of read) {
        expect(series, `${name} of ${alert}`).toBeDefined();
        for (const label of labels) expect(series?.labels, `${label} of ${alert}`).toContain(label);
      }
      for (const label of groupedBy(expr))
        expect(
          read.some(({ series }) => series?.labels.has(label)),
          `${label} of ${alert}`,
        ).toBe(true);
    }
  });
});

describe('the alerts', () => {
  it('page about every failure that is tried again until somebody cures it', () => {
    // Nobody has to cure an erasure, and a worker without the key fails before a step begins.
    const curedByWaiting = ['ErasureUnderWay', 'EncryptionKeyMissing'];
    const { expr = '' } = rules().find(({ alert }) => alert === 'MemberflowRetryingTooLong') ?? {};
    const [, names = ''] = /failure=~"([^"]+)"/.exec(expr) ?? [];
    expect(names.split('|').sort()).toEqual(
      retryableFailures.filter((name) => !curedByWaiting.includes(name)).sort(),
    );
    const [row = ''] = /^\| `MemberflowRetryingTooLong`.*$/m.exec(textOf('docs/metrics.md')) ?? [];
    for (const name of names.split('|'))
      expect(row).toContain(`[${name}](troubleshooting.md#${name.toLowerCase()})`);
  });

  it('are documented, each, and have a runbook that exists', () => {
    const documented = [...textOf('docs/metrics.md').matchAll(/^\| `(Memberflow\w+)`/gm)].map(
      ([, name]) => name,
    );
    expect(documented).toEqual(rules().map(({ alert }) => alert));
    const anchors = [...textOf('docs/troubleshooting.md').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading.toLowerCase().replaceAll(' ', '-'),
    );
    for (const { annotations, expr } of rules()) {
      const anchor = annotations.runbook.replace('docs/troubleshooting.md#', '');
      const names = /failure=~"([^"]+)"/.exec(expr)?.[1]?.toLowerCase().split('|') ?? [];
      expect(anchors).toEqual(expect.arrayContaining(anchor.startsWith('{{') ? names : [anchor]));
    }
  });
});
