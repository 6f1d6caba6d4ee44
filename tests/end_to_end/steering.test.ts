import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { livingRecord } from '../../client/embedded/lock.js';
import { isRunning } from '../../client/embedded/process_identity.js';
import { endOf, openBusiness, outcomeIn, type Business } from './business.js';
import { smallShop } from './configuration.js';

const orders = 'id,member,day,amount\n1,ann,2016-01-05,10\n2,bob,2016-03-05,20\n';

describe('runs, steered from several terminals', () => {
  let shop: Business;

  beforeAll(async () => {
    shop = await openBusiness();
    shop.write('memberflow.yaml', smallShop('steered'));
    shop.write('orders.csv', orders);
    // Starts the server.
    await shop.memberflow('runs', 'list');
  }, 120_000);
  afterAll(() => shop.close(), 120_000);

  const run = (asOf: string, ...more: readonly string[]) =>
    shop.start('run', 'rfm', '--as-of', asOf, ...more);

  it('are one where two are started at once', async () => {
    const both = await shop.whileWorkerPauses(async () => {
      const commands = [run('2016-04-01', '--json'), run('2016-04-01', '--json')];
      await Promise.all(commands.map((command) => command.says('(steered/rfm/2016-04-01)')));
      return commands;
    });
    const ended = await Promise.all(both.map(endOf));
    expect(ended.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    const [first, second] = ended.map(outcomeIn);
    expect(first?.status).toBe('completed');
    expect(second).toEqual(first);
    const { results } = await shop.memberflow('runs', 'list');
    expect(results.match(/steered\/rfm\/2016-04-01/g)).toHaveLength(1);
  });

  it('are refused where one with another configuration is under way', async () => {
    await shop.whileWorkerPauses(async () => {
      const started = await endOf(run('2016-05-01', '--no-wait'));
      expect(started.exitCode).toBe(0);
      const other = await endOf(run('2016-05-01', '--json', '--set', 'rfm.bins={method: mean}'));
      expect(other.exitCode).toBe(1);
      expect(outcomeIn(other)).toMatchObject({ status: 'failed', error: { type: 'AlreadyRunning' } });
      expect(other.said).toMatch(/What to do: .+\nNothing was started\./);
    });
  });

  it('go on when nobody waits for them, and can be watched later', async () => {
    const watching = await shop.whileWorkerPauses(async () => {
      const started = await endOf(run('2016-06-01', '--no-wait', '--json'));
      expect(started.exitCode).toBe(0);
      expect(outcomeIn(started)).toMatchObject({ status: 'started', counts: null, tables: {} });
      const command = shop.start('runs', 'watch', 'steered/rfm/2016-06-01', '--json');
      await command.says('queued');
      return { command, runId: outcomeIn(started).runId };
    });
    const watched = await endOf(watching.command);
    expect(watched.exitCode).toBe(0);
    expect(outcomeIn(watched)).toMatchObject({ status: 'completed', runId: watching.runId });
    expect(watched.said).toMatch(/^8\/8 publish/m);
  });

  it('go on when Ctrl-C ends the watching', async () => {
    const left = await shop.whileWorkerPauses(async () => {
      const command = run('2016-07-01', '--json');
      await command.says('(steered/rfm/2016-07-01)');
      process.kill(command.pid, 'SIGINT');
      await command.says('Stopped watching');
      // Half of the time for which a waiting call to the server would hold it.
      const late = pause(10_000, 'late', { ref: false });
      expect(await Promise.race([command.ended, late])).not.toBe('late');
      return await endOf(command);
    });
    expect(left.exitCode).toBe(130);
    expect(outcomeIn(left).status).toBe('started');
    expect(left.said).toContain(
      'Stopped watching; steered/rfm/2016-07-01 goes on. Return: memberflow runs watch steered/rfm/2016-07-01',
    );
    const watched = await shop.memberflow('runs', 'watch', 'steered/rfm/2016-07-01', '--json');
    expect(outcomeIn(watched)).toMatchObject({ status: 'completed', runId: outcomeIn(left).runId });
  });

  it('end as cancelled, with exit code 4, when another terminal cancels them', async () => {
    const [command, cancelling] = await shop.whileWorkerPauses(async () => {
      const started = run('2016-08-01', '--json', '--set', 'publish.folder=never');
      await started.says('(steered/rfm/2016-08-01)');
      const cancel = shop.start('runs', 'cancel', 'steered/rfm/2016-08-01');
      await cancel.says('cancelling steered/rfm/2016-08-01');
      return [started, cancel] as const;
    });
    const cancel = await endOf(cancelling);
    expect(cancel.exitCode).toBe(0);
    expect(cancel.results).toContain('Nothing half-written stays');
    const ended = await endOf(command);
    expect(ended.exitCode).toBe(4);
    expect(outcomeIn(ended)).toMatchObject({ status: 'cancelled', tables: {}, documents: [], error: null });
    expect(existsSync(join(shop.folder, 'never'))).toBe(false);
    const late = await shop.memberflow('runs', 'cancel', 'steered/rfm/2016-04-01');
    expect(late.exitCode).toBe(1);
    expect(late.said).toContain('It had ended before; nothing was cancelled.');
  });

  it('outlive their server, which says where it runs and ends when told to', async () => {
    const status = await shop.memberflow('server', 'status');
    const record = livingRecord(shop.home)!;
    expect(status.exitCode).toBe(0);
    expect(status.results).toContain(`process ${record.owner.pid}`);
    expect(status.results).toContain(`Temporal at ${record.address!}`);
    const stopped = await shop.memberflow('server', 'stop');
    expect(stopped).toMatchObject({ exitCode: 0, results: 'The server of home has ended.\n' });
    expect([record.owner, record.server!].map(isRunning)).toEqual([false, false]);
    const gone = await shop.memberflow('server', 'status');
    expect(gone).toMatchObject({ exitCode: 1, results: 'No server runs on home.\n' });
    const { exitCode, results } = await shop.memberflow('runs', 'list');
    expect(exitCode).toBe(0);
    expect(results).toMatch(/^steered\/rfm\/2016-08-01 +cancelled/m);
    expect(results).toMatch(/^steered\/rfm\/2016-04-01 +completed/m);
  });
});
