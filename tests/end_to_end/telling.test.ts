import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { livingRecord } from '../../client/embedded/lock.js';
import type { RunOutcome } from '../../contracts/run.js';
import { isFull } from '../faults/size.js';
import { tracesOf } from '../support/traces.js';
import { openExampleShop, outcomeIn, type Business, type Ended } from './business.js';
import { documentOf, query } from './results.js';

describe('telling of the bundled shop, from the command line', () => {
  let shop: Business;
  let ended: Ended;
  let outcome: RunOutcome;

  beforeAll(async () => {
    shop = await openExampleShop();
    ended = await shop.memberflow('run', 'memberOperations', '--as-of', '2018-01-01', '--json');
    outcome = outcomeIn(ended);
  }, 180_000);
  afterAll(() => shop.close(), 120_000);

  it('tells each step of its parts once, and ends with everything that was made', () => {
    expect(ended.exitCode, ended.said).toBe(0);
    const steps = [...ended.said.matchAll(/^ ?\d+\/12 (\w+)/gm)].map(([, step]) => step);
    expect(steps).toEqual([
      ...['extract', 'audit', 'clean', 'check', 'features', 'score', 'findings', 'publish'],
      ...['plan', 'page', 'workbook', 'mail'],
    ]);
    expect(outcome.children).toEqual(['rfm', 'report'].map((part) => `${outcome.workflowId}/${part}`));
    const kinds = outcome.documents.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'mail')).toHaveLength(2);
    const page = readFileSync(documentOf(outcome, 'report'), 'utf8');
    expect(page).toContain('<html lang="zh-CN">');
    expect(page).toContain('648 名会员计分');
  });

  it('says nothing new to anybody when it is told again, and writes the page again', async () => {
    const outbox = () => readdirSync(join(shop.folder, 'out', 'outbox')).sort();
    const before = outbox();
    const again = await shop.memberflow('report', '--run', outcome.workflowId, '--json');
    expect(again.exitCode, again.said).toBe(0);
    const told = outcomeIn(again);
    expect(told.job).toBe('report');
    expect(told.documents.map(({ kind }) => kind)).toEqual(['config', 'report']);
    expect(outbox()).toEqual(before);
  }, 120_000);

  it('lists the members of a group as the database has them', async () => {
    const file = join(shop.folder, 'members.csv');
    const flags = ['--run', outcome.workflowId, '--group', '333', '--csv', file, '--json'];
    const listed = await shop.memberflow('members', ...flags);
    expect(listed.exitCode, listed.said).toBe(0);
    const { count } = JSON.parse(listed.results.trim().split('\n').at(-1) ?? '') as {
      readonly count: number;
    };
    const database = documentOf(outcome, 'database');
    const select = `select count(*) from rfm_scores_latest where period = '2017' and rfm_code = '333'`;
    const [[members] = []] = await query(select, database);
    expect(count).toBe(Number(members));
    expect(readFileSync(file, 'utf8').trim().split('\r\n')).toHaveLength(count + 1);
  }, 120_000);

  it.concurrent.each([
    ['a run that does not exist', ['members', '--run', 'nothing'], 'nothing'],
    ['a group that nobody can get', ['members', '--run', 'RUN', '--group', '999'], '999'],
    [
      'a recipient group that does not exist',
      ['mail', 'resend', '--run', 'RUN', '--group', 'crm'],
      'crm-team',
    ],
  ])(
    'refuses %s by name, with exit code 2',
    async (_, parameters, named) => {
      const typed = parameters.map((parameter) => (parameter === 'RUN' ? outcome.workflowId : parameter));
      const { exitCode, said, results } = await shop.memberflow(...typed);
      expect(exitCode, said).toBe(2);
      expect(said + results).toContain(named);
      expect(existsSync(join(shop.folder, 'members.csv.partial'))).toBe(false);
    },
    120_000,
  );

  it('takes a member and their earlier numbers out of everything, and leaves all others as they were', async () => {
    // Ordered as a guest before.
    const member = '80200005970';
    const numbers = [member, 'guest-495'];
    const database = documentOf(outcome, 'database');
    const scoresOfOthers = `select * exclude (run_id) from rfm_scores where member_id not in ('${numbers.join("', '")}')
      order by period, member_id`;
    const others = await query(scoresOfOthers, database);
    expect((await tracesOf(join(shop.folder, 'out'), [member])).length).toBeGreaterThan(0);

    if (isFull) await killWorkerWhileErasing(member);
    const ended = await shop.memberflow('erase', member, '--yes', '--json');
    expect(ended.exitCode, ended.said).toBe(0);
    expect(outcomeIn(ended).erasure).toMatchObject({ numbers: 2, runs: 1, removed: 0 });
    const shown = outcomeIn(await shop.memberflow('runs', 'show', outcome.workflowId, '--json'));
    const files = [...Object.values(shown.tables), ...shown.documents].map(({ uri }) => fileURLToPath(uri));
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
    expect(shown.warnings).toEqual([expect.stringContaining('an erased member')]);
    await shop.memberflow('server', 'stop', '--home', shop.home);
    expect(await tracesOf(join(shop.folder, 'out'), numbers)).toEqual([]);
    // What commands print, such as the list of members above, stands in no file of the server either.
    expect(await tracesOf(shop.home, numbers)).toEqual([]);
    expect(await query(scoresOfOthers, database)).toEqual(others);
  }, 240_000);

  /** Starts the erasure, and kills server and worker once stored runs are rewritten. */
  async function killWorkerWhileErasing(member: string): Promise<void> {
    const erasing = shop.start('erase', member, '--yes');
    while (!erasing.output.error.includes('2/6 wait')) await pause(20);
    await pause(1_500);
    const worker = livingRecord(shop.home)?.owner.pid;
    if (worker !== undefined) process.kill(worker, 'SIGKILL');
    await erasing.end('SIGKILL');
  }
});
