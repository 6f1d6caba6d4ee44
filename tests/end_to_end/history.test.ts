import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBusiness, outcomeIn, type Business } from './business.js';

const configuration = {
  version: 1,
  business: 'kept',
  time_zone: 'Asia/Shanghai',
  currency: 'CNY',
  sources: { orders: { kind: 'csv', path: 'orders.csv' } },
  tables: {
    orders: {
      // A sum of integers is of a type that no Parquet file has.
      select: `select id, member, day, sum(cast(amount as bigint)) as amount, min(source_file) as source_file,
        min(source_sheet) as source_sheet, min(source_row) as source_row
        from orders group by id, member, day order by source_row`,
      columns: { order_id: 'id', member_id: 'member', ordered_at: 'day', amount: 'amount' },
    },
  },
  retention: { runs: { keep: 1 } },
};
const orders = 'id,member,day,amount\n1,ann,2016-01-05,10\n2,bob,2016-03-05,20\n';

describe('published runs, years later', () => {
  let shop: Business;
  let first = '';
  let second = '';

  const run = async (): Promise<string> => {
    const ended = await shop.memberflow('run', 'rfm', '--as-of', '2016-04-01', '--json');
    if (ended.exitCode !== 0) throw new Error(ended.said);
    return outcomeIn(ended).runId;
  };

  beforeAll(async () => {
    shop = await openBusiness();
    shop.write('memberflow.yaml', JSON.stringify(configuration));
    shop.write('orders.csv', orders);
    first = await run();
    shop.write('orders.csv', `${orders}3,ann,2016-03-31,5\n`);
    second = await run();
  }, 120_000);
  afterAll(() => shop.close(), 120_000);

  it('are computed again from what they read then, and compared', async () => {
    const again = await shop.memberflow('rerun', '--from', first, '--json');
    expect(again.exitCode).toBe(0);
    expect(again.said).toContain(`8 tables of run ${first} come out the same`);
    expect(outcomeIn(again)).toMatchObject({
      job: 'rerun',
      workflowId: 'kept/rfm/2016-04-01/rerun-1',
      status: 'completed',
      counts: { orders: 2 },
      tables: {},
    });
  });

  it('are told apart', async () => {
    const { exitCode, results, said } = await shop.memberflow('runs', 'diff', first, second, '--json');
    expect(exitCode).toBe(0);
    expect(said).toContain('Inputs: 1 file differs');
    expect(said).toContain('Orders before 2016-04-01: 1 order differs');
    expect(said).toMatch(/\n3 +2016-03-31 +5\.00\n/);
    const told = JSON.parse(results) as { readonly from: { runId: string }; readonly orders: object };
    expect(told.from.runId).toBe(first);
    expect(told.orders).toMatchObject({ changes: [{ change: 'late_arriving', rows: 1, amount: '5.0000' }] });
  });

  it('go by the policy when that is asked for, and their record stays', async () => {
    const folder = join(shop.home, 'store', 'kept', 'runs', first);
    expect(readdirSync(folder)).toContain('facts.json');
    const removed = await shop.memberflow('retain', '--json');
    expect(outcomeIn(removed)).toMatchObject({ job: 'retain', status: 'completed' });
    expect(removed.said).toMatch(/^4 artifacts of \d+, .+ went$/m);
    expect(readdirSync(folder).filter((name) => name.endsWith('.json'))).toEqual([
      'config.json',
      'manifest.json',
    ]);
    expect(readFileSync(join(folder, 'manifest.json'), 'utf8')).toContain('"because": "runs"');
    const refused = await shop.memberflow('rerun', '--from', first);
    expect(refused.exitCode).toBe(2);
    expect(refused.results).toContain('has no staging tables to compute from');
  });
});
