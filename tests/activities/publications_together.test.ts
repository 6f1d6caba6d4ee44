import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeFileSync } from 'node:fs';
import { oneAtATime } from '../../activities/one_at_a_time.js';
import { openWorkbench, type Workbench } from '../support/job.js';

const document = {
  version: 1,
  business: 'together',
  time_zone: 'Asia/Shanghai',
  currency: 'CNY',
  sources: { orders: { kind: 'csv', path: 'orders.csv' } },
  tables: {
    orders: {
      source: 'orders',
      columns: { order_id: 'id', member_id: 'card', ordered_at: 'time', amount: 'amount' },
    },
  },
  rfm: { bins: { method: 'median' } },
  publish: { workbook: false },
};

describe('publications of one worker at the same time', () => {
  let bench: Workbench;

  beforeEach(async () => {
    bench = await openWorkbench();
    const rows = Array.from(
      { length: 500 },
      (_, i) => `${i},card-${i % 40},2020-01-0${(i % 9) + 1},${i + 1}.50`,
    );
    writeFileSync(join(bench.folder, 'orders.csv'), `id,card,time,amount\n${rows.join('\n')}\n`);
  });
  afterEach(async () => {
    await bench.dispose();
  });

  it('all reach the database: DuckDB would let one process open a file twice, and lose what one of them wrote', async () => {
    const days = ['2020-02-01', '2020-02-02', '2020-02-03', '2020-02-04'];
    const scored = [];
    for (const day of days) scored.push(await bench.score(document, day, `run-${day}`));
    await Promise.all(scored.map((steps) => bench.publish(steps)));
    const instance = await DuckDBInstance.create(join(bench.folder, 'out', 'memberflow.duckdb'));
    const connection = await instance.connect();
    const reader = await connection.runAndReadAll(
      'select run_id, count(*) as members from rfm_scores group by run_id order by run_id',
    );
    const rows = reader.getRowObjectsJson();
    connection.closeSync();
    instance.closeSync();
    expect(rows).toEqual(days.map((day) => ({ run_id: `run-${day}`, members: '40' })));
  });
});

describe('work that is done one at a time', () => {
  it('begins when the one before has ended, however it ended, and gives each its own result', async () => {
    const inTurn = oneAtATime();
    const events: string[] = [];
    const work = (name: string, fails: boolean) => async () => {
      events.push(`${name} begins`);
      await Promise.resolve();
      events.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    };
    const ended = await Promise.allSettled([
      inTurn(work('a', false)),
      inTurn(work('b', true)),
      inTurn(work('c', false)),
    ]);
    expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
    expect(ended.map((one) => (one.status === 'fulfilled' ? one.value : 'failed'))).toEqual([
      'a',
      'failed',
      'c',
    ]);
  });
});
