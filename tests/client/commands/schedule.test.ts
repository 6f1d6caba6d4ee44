import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../../client/main.js';
import type { ScheduledRun } from '../../../client/schedules/scheduled_run.js';
import type { RunOutcome } from '../../../contracts/run.js';
import { connectToSharedServer, quietRuntime, type SharedServer } from '../../support/temporal.js';
import { recordingTerminal } from '../recording_terminal.js';

const configuration = `version: 1
business: typed-shop
time_zone: Asia/Shanghai
currency: CNY
sources: {orders: {kind: csv, path: orders.csv}}
tables:
  orders:
    source: orders
    columns: {order_id: a, member_id: b, ordered_at: c, amount: d}
`;

/** Comes on 29 February only, so that nothing comes while it is tested. */
const leapDay = (settings = '') => `schedules:
  leap-day: {job: rfm, cron: '30 2 29 2 *', jitter: 10m${settings}}
`;

describe('memberflow schedule', () => {
  let server: SharedServer;
  let folder: string;

  beforeAll(async () => {
    quietRuntime();
    server = await connectToSharedServer();
    folder = await mkdtemp(join(tmpdir(), 'memberflow-schedule-'));
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  const configure = (schedules: string) =>
    writeFile(join(folder, 'memberflow.yaml'), `${configuration}${schedules}`);

  async function schedule(...args: readonly string[]) {
    const terminal = recordingTerminal();
    const config = join(folder, 'memberflow.yaml');
    const exitCode = await main(['schedule', ...args, '--config', config], {
      terminal,
      env: { TEMPORAL_ADDRESS: server.address, TEMPORAL_NAMESPACE: server.namespace },
      folder,
      now: () => new Date('2026-11-22T12:00:00Z'),
      interruptions: () => new AbortController().signal,
    });
    return { exitCode, results: terminal.results(), said: terminal.said().join('\n') };
  }

  /** The one object of `--json`. */
  async function jsonOf<T = unknown>(...args: readonly string[]): Promise<T> {
    const { results } = await schedule(...args, '--json');
    expect(results).toHaveLength(1);
    return JSON.parse(results[0]!) as T;
  }

  it('applies the configuration, again without a change, and what is new in it', async () => {
    await configure(leapDay());
    expect((await schedule('apply')).results).toEqual([
      'schedule  change',
      'leap-day  created',
      expect.stringMatching(/^1 schedule in force, .*memberflow schedule list/),
    ]);
    const left = { name: 'leap-day', change: 'left', differed: [], paused: false };
    expect(await jsonOf('apply')).toEqual({ schema: 1, business: 'typed-shop', changes: [left] });
    await configure(leapDay(', overlap: buffer_all'));
    const { results } = await schedule('list');
    expect(results.slice(2)).toEqual([
      'leap-day: not as in the configuration: rules',
      expect.stringContaining('Next: memberflow schedule apply'),
    ]);
    expect((await schedule('apply')).results[1]).toBe('leap-day  updated (rules)');
    expect((await schedule('list')).results).toHaveLength(2);
  });

  it('pauses with a reason, which applying keeps, and resumes', async () => {
    await configure(leapDay());
    await schedule('apply');
    const paused = await schedule('pause', 'leap-day', '--note', 'stock-taking');
    expect(paused.results[0]).toMatch(/^leap-day is paused: stock-taking\. Next: memberflow schedule resume/);
    expect((await schedule('pause', 'leap-day')).results[0]).toMatch(/^leap-day was paused already: stock/);
    expect((await schedule('apply')).results[1]).toBe('leap-day  unchanged still paused');
    expect((await schedule('list')).results.at(-1)).toBe('leap-day: paused: stock-taking');
    expect((await schedule('resume', 'leap-day')).results[0]).toMatch(
      /^leap-day is active again; next 2028-02-29 02:3\d$/,
    );
    expect(await jsonOf('resume', 'leap-day')).toMatchObject({ state: 'active' });
  });

  it('lets a time come now, also while it is paused', async () => {
    await configure(leapDay());
    await schedule('apply');
    await schedule('pause', 'leap-day');
    const { run } = await jsonOf<{ readonly run: ScheduledRun }>('trigger', 'leap-day');
    expect(run.workflowId).toBe(`typed-shop/rfm/${run.asOf}`);
    // No worker of this file takes it.
    await server.client.workflow.getHandle(run.scheduledBy).terminate();
  });

  it('refuses days to fill that are none, the wrong way round or to come', async () => {
    await configure(leapDay());
    await schedule('apply');
    const backfill = (from: string, to: string) =>
      schedule('backfill', 'leap-day', '--from', from, '--to', to);
    for (const [from, to, message] of [
      ['2026-02-30', '2026-03-01', '--from "2026-02-30" is not a day'],
      ['2026-03-02', '2026-03-01', '--from 2026-03-02 is after --to 2026-03-01'],
      ['2026-11-22', '2026-11-23', '--to 2026-11-23 has not come yet: today is 2026-11-22'],
    ] as const) {
      const { exitCode, said } = await backfill(from, to);
      expect(exitCode).toBe(2);
      expect(said).toContain(message);
    }
    expect((await backfill('2025-01-01', '2025-12-31')).results).toEqual([
      'leap-day has no time from 2025-01-01 to 2025-12-31; nothing was started.',
    ]);
  });

  it('asks back by the nearest name', async () => {
    await configure(leapDay());
    await schedule('apply');
    const { exitCode, said, results } = await schedule('trigger', 'leapday', '--json');
    expect(exitCode).toBe(2);
    expect(said).toContain('Did you mean leap-day?');
    expect((JSON.parse(results[0]!) as RunOutcome).error?.type).toBe('InvalidInput');
  });

  it('takes a schedule out of force, and says where there are none', async () => {
    await configure(leapDay());
    await schedule('apply');
    expect((await schedule('remove', 'leap-day')).results).toEqual([
      'leap-day is removed; a run of it that is under way goes on.',
      'The configuration still has it: the next memberflow schedule apply creates it again.',
    ]);
    const { said } = await schedule('pause', 'leap-day');
    expect(said).toContain('leap-day is not in force yet');
    await configure('');
    await expect
      .poll(() => jsonOf('list'), { timeout: 20_000 })
      .toEqual({ schema: 1, business: 'typed-shop', schedules: [] });
    expect((await schedule('apply')).results).toEqual(['memberflow.yaml has no schedules.']);
    expect((await schedule('list')).results[0]).toMatch(/^No schedules\. /);
  });
});
