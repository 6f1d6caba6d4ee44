import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../client/main.js';
import { cancelRun, findRun } from '../../client/runs.js';
import type { RunOutcome } from '../../contracts/run.js';
import { startFakeServer, type FakeServer } from './fake_server.js';
import type { Behaviour } from './fake_workflows.js';
import { recordingTerminal } from './recording_terminal.js';

const configuration = (business: string) => `version: 1
business: ${business}
time_zone: Asia/Shanghai
currency: CNY
sources: {orders: {kind: csv, path: 'orders-\${env:YEAR}.csv'}}
tables:
  orders:
    source: orders
    columns: {order_id: a, member_id: b, ordered_at: c, amount: d}
`;

describe('the command line, on a real server', () => {
  let server: FakeServer;
  let folder: string;

  beforeAll(async () => {
    server = await startFakeServer();
    folder = await mkdtemp(join(tmpdir(), 'memberflow-cli-'));
  }, 120_000);

  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function memberflow(args: readonly string[], { animated = false, interrupted = false } = {}) {
    const terminal = recordingTerminal(animated);
    const exitCode = await main(args, {
      terminal,
      env: { TEMPORAL_ADDRESS: server.environment.address, TEMPORAL_NAMESPACE: 'default' },
      folder,
      now: () => new Date('2016-12-31T16:30:00Z'),
      interruptions: () => (interrupted ? AbortSignal.timeout(300) : new AbortController().signal),
    });
    return { exitCode, terminal, results: terminal.results().join('\n'), said: terminal.said().join('\n') };
  }

  async function configOf(business: string): Promise<string> {
    const file = join(folder, `${business}.yaml`);
    await writeFile(file, configuration(business));
    return file;
  }

  const run = async (business: `${Behaviour}-${string}`, ...args: readonly string[]) =>
    memberflow(['run', 'rfm', '--config', await configOf(business), '--as-of', '2016-12-31', ...args]);

  const outcomeIn = (results: string): RunOutcome => JSON.parse(results.split('\n').at(-1)!) as RunOutcome;

  it.each([
    ['complete', 0, 'completed', null],
    ['unreadable', 1, 'failed', 'InvalidSource'],
    ['bug', 1, 'failed', 'Unexpected'],
    ['gate', 3, 'failed', 'DataQualityGate'],
  ] as const)('ends %s with exit code %i', async (behaviour, exitCode, status, type) => {
    const ended = await run(`${behaviour}-codes`, '--json');
    expect(ended.exitCode).toBe(exitCode);
    expect(ended.terminal.results()).toHaveLength(1);
    const outcome = outcomeIn(ended.results);
    expect(outcome.status).toBe(status);
    expect(outcome.error?.type ?? null).toBe(type);
  });

  it('ends a cancelled run with exit code 4', async () => {
    const running = run('hold-cancelled', '--json');
    await expect
      .poll(async () => {
        const held = await findRun(server.environment.client, 'hold-cancelled').catch(() => null);
        return held === null ? null : (await cancelRun(server.environment.client, held)).status;
      })
      .toBe('cancelled');
    const { exitCode, results } = await running;
    expect(exitCode).toBe(4);
    expect(outcomeIn(results)).toMatchObject({ status: 'cancelled', error: null });
  });

  it.each([
    [['run', 'rfm', '--confg', 'x.yaml'], /unknown option '--confg'\n\(Did you mean --config\?\)/],
    [['run', 'rmf'], /Allowed choices are rfm/],
    [['rnu'], /unknown command 'rnu'\n\(Did you mean run\?\)/],
    [['runs', 'show'], /missing required argument 'id'/],
    [['run', 'rfm', '--config', 'nowhere.yaml'], /MF200 there is no configuration nowhere\.yaml/],
  ])('ends %j with exit code 2 and says what is wrong', async (args, message) => {
    const ended = await memberflow(args);
    expect(ended.exitCode).toBe(2);
    expect(ended.said).toMatch(message);
    expect(ended.results).toBe('');
    const json = await memberflow([...args, '--json']);
    expect(json.exitCode).toBe(2);
    expect(outcomeIn(json.results)).toMatchObject({ status: 'failed', error: { type: 'InvalidInput' } });
  });

  it('refuses a day that does not exist', async () => {
    const ended = await memberflow([
      'run',
      'rfm',
      '--config',
      await configOf('complete-day'),
      '--as-of',
      '2016-02-30',
    ]);
    expect(ended.exitCode).toBe(2);
    expect(ended.said).toContain('--as-of "2016-02-30" is not a day');
    expect(ended.said).toContain('Nothing ran.');
  });

  it('tells every problem of a configuration at once', async () => {
    const file = join(folder, 'broken.yaml');
    await writeFile(
      file,
      configuration('complete-x').replace('currency: CNY', 'currency: yuan\ncolour: red'),
    );
    const { exitCode, said } = await memberflow(['run', 'rfm', '--config', file]);
    expect(exitCode).toBe(2);
    expect(said).toMatch(/2 problems in .*broken\.yaml/);
    expect(said).toContain('broken.yaml:5:1 MF203 unknown key "colour"');
    expect(said).toContain('Nothing ran. More: memberflow check --explain');
    expect(said.match(/Nothing ran\./g)).toHaveLength(1);
  });

  it('prints results for people on standard output and progress on standard error', async () => {
    const { results, said } = await run('complete-people');
    expect(said).toContain('RFM of complete-people as of 2016-12-31 (complete-people/rfm/2016-12-31)');
    expect(said).toContain('1/2 extract  541,909 rows of 1 table  2.1 s');
    expect(results).toMatch(/^complete-people\/rfm\/2016-12-31 done, 1 warning, /);
    expect(results).toContain(
      '10 rows read = 7 kept + 2 quarantined + 1 excluded\n5 orders, 3 members scored',
    );
    expect(results).toMatch(
      /Next: open \/data\/out\/dawn\.xlsx; details: memberflow runs show complete-people\/rfm\/2016-12-31 --config \S+yaml$/,
    );
  });

  it('turns references to the store into file URLs', async () => {
    const { tables, documents } = outcomeIn((await run('complete-urls', '--json')).results);
    expect(tables['rfm_scores']?.uri).toBe(`file://${folder}/.memberflow/store/runs/dawn/rfm_scores.parquet`);
    expect(documents.map(({ uri }) => uri)).toEqual([
      `file://${folder}/.memberflow/store/runs/dawn/manifest.json`,
      'file:///data/out/dawn.xlsx',
    ]);
  });

  it('takes today in the time zone of the business where no as-of is given', async () => {
    const file = await configOf('complete-today');
    const { results } = await memberflow(['run', 'rfm', '--config', file, '--json']);
    expect(outcomeIn(results).asOf).toBe('2017-01-01');
  });

  it('lets --set override a key before it is checked', async () => {
    const bad = await run('complete-set', '--set', 'rfm.bins.method=quantile', '--set', 'rfm.bins.n=12');
    expect(bad.exitCode).toBe(2);
    expect(bad.said).toMatch(/--set rfm\.bins\.n: MF208 /);
    const good = await run('hold-set', '--no-wait');
    const other = await run('hold-set', '--set', 'rfm.bins={method: mean}', '--no-wait', '--json');
    expect(good.exitCode).toBe(0);
    expect(other.exitCode).toBe(1);
    expect(outcomeIn(other.results)).toMatchObject({
      workflowId: 'hold-set/rfm/2016-12-31',
      error: { type: 'AlreadyRunning' },
    });
    expect(other.said).toContain('Nothing was started.');
    expect((await memberflow(['runs', 'cancel', 'hold-set'])).exitCode).toBe(0);
  });

  it('returns at once with --no-wait, and can be watched and cancelled later', async () => {
    const started = await run('hold-later', '--no-wait', '--json');
    expect(started.exitCode).toBe(0);
    expect(outcomeIn(started.results)).toMatchObject({ status: 'started', asOf: '2016-12-31' });
    const watched = await memberflow(['runs', 'watch', 'hold-later', '--json'], { interrupted: true });
    expect(watched.exitCode).toBe(130);
    expect(watched.said).toContain('Return: memberflow runs watch hold-later/rfm/2016-12-31');
    expect(outcomeIn(watched.results)).toMatchObject({ status: 'started' });
    const cancelled = await memberflow(['runs', 'cancel', 'hold-later']);
    expect(cancelled.exitCode).toBe(0);
    expect(cancelled.results).toContain('Nothing half-written stays');
    const again = await memberflow(['runs', 'cancel', 'hold-later']);
    expect(again.exitCode).toBe(4);
    expect(again.said).toBe('It had been cancelled before.');
  });

  it('says that there is nothing to cancel of a run that has ended, by exit code too', async () => {
    await run('complete-over');
    const { exitCode, said } = await memberflow(['runs', 'cancel', 'complete-over']);
    expect(exitCode).toBe(1);
    expect(said).toBe('It had ended before; nothing was cancelled.');
  });

  it('draws stages in place on a terminal', async () => {
    const file = await configOf('complete-drawn');
    const { terminal } = await memberflow(['run', 'rfm', '--config', file], { animated: true });
    expect(terminal.drawn()).toContain('\u001b[0J');
    expect(terminal.drawn()).toContain('1/2 extract  541,909 rows of 1 table  2.1 s\n');
    expect(terminal.said().join('\n')).not.toContain('1/2 extract');
  });

  it('shows a run that has ended with its steps and everything it made', async () => {
    await run('gate-shown');
    const { exitCode, results } = await memberflow(['runs', 'show', 'gate-shown']);
    expect(exitCode).toBe(0);
    expect(results).toMatch(
      /^rfm as of 2016-12-31 \(Asia\/Shanghai\)\nstarted .* by .+@.+\nrun .*, configuration /,
    );
    expect(results).toContain('1/2 extract  541,909 rows of 1 table  2.1 s');
    expect(results).toContain('stopped by a data-quality gate');
    expect(results).toContain('orders.csv, row 12, column amount: "12,5O"');
    expect(results).toContain('Nothing was published.');
  });

  it('lists runs for people and for programs', async () => {
    await run('complete-listed');
    await expect
      .poll(async () => (await memberflow(['runs', 'list'])).results)
      .toMatch(/^run .*status .*\n(.*\n)*complete-listed\/rfm\/2016-12-31 +completed .* 5 +3 +\S+@\S+(\n|$)/);
    const { results } = await memberflow(['runs', 'list', '--json']);
    expect(JSON.parse(results)).toMatchObject({ schema: 1, older: 0 });
  });

  it('says that there is no such run', async () => {
    const { exitCode, said } = await memberflow(['runs', 'show', 'nobody']);
    expect(exitCode).toBe(2);
    expect(said).toContain('no run is called "nobody"');
  });

  it('tries the sources and prints what it used, never the value of a secret', async () => {
    const good = await memberflow(['check', '--config', await configOf('complete-check')]);
    expect(good.exitCode).toBe(0);
    expect(good.results).toContain('source orders  csv orders-${env:YEAR}.csv');
    expect(good.results).toContain('orders can be read: 1 file, 1,000 rows tried, 1 column found');
    const bad = await memberflow(['check', '--config', await configOf('foreign-check')]);
    expect(bad.exitCode).toBe(1);
    expect(bad.results).toContain(
      'members cannot be read\n  InvalidSource: The table members needs "会员等级"',
    );
    expect(bad.results).toContain('1 of 2 tables cannot be read; nothing was computed.');
  });

  it('explains a problem at length, and says which codes there are', async () => {
    const known = await memberflow(['check', '--explain', 'mf203']);
    expect(known.exitCode).toBe(0);
    expect(known.results).toMatch(/^MF203 unknown key\n\n/);
    const unknown = await memberflow(['check', '--explain', 'MF2003']);
    expect(unknown.exitCode).toBe(2);
    expect(unknown.said).toMatch(
      /there is no problem code "MF2003"\nWhat to do: Codes run from MF200 to MF\d+\./,
    );
  });

  it('writes a configuration to begin with, and never over another', async () => {
    const first = await memberflow(['init', 'begin']);
    expect(first.exitCode).toBe(0);
    expect(first.results).toContain('Next: memberflow check --config begin/memberflow.yaml');
    const written = await readFile(join(folder, 'begin', 'memberflow.yaml'), 'utf8');
    expect(written).toContain('business: begin');
    const second = await memberflow(['init', 'begin']);
    expect(second.exitCode).toBe(2);
    expect(second.said).toContain('begin/memberflow.yaml is there already');
    expect(await readFile(join(folder, 'begin', 'memberflow.yaml'), 'utf8')).toBe(written);
  });

  it('tells whether an embedded server runs', async () => {
    const { exitCode, results } = await memberflow(['server', 'status', '--home', join(folder, 'none')]);
    expect(exitCode).toBe(1);
    expect(results).toBe('No server runs on none.');
    const stopped = await memberflow(['server', 'stop', '--home', join(folder, 'none')]);
    expect(stopped.exitCode).toBe(0);
  });

  it('prints help on standard output', async () => {
    const { exitCode, results } = await memberflow(['--help']);
    expect(exitCode).toBe(0);
    for (const command of ['run', 'audit', 'init', 'check', 'runs', 'server', 'worker']) {
      expect(results).toMatch(new RegExp(`^  ${command} `, 'm'));
    }
    expect(results).toContain('3 stopped by a data-quality gate');
  });
});
