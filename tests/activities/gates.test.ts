import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rejectedWith } from './failures.js';
import { csv, openShop, type Shop } from './shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.bench.dispose());

/** Ten rows: six count, three do not, one is dated at the as-of. */
const orders = csv`
  order_id,member_id,ordered_at,amount
  1,ann,2016-12-01,1
  2,ann,2016-12-02,1
  3,bob,2016-12-03,1
  4,bob,2016-12-04,1
  5,cid,2016-12-05,1
  6,guest,2016-12-06,1
  7,cid,2016-12-06,0
  8,cid,2016-12-06,zero
  9,,2016-12-06,1
  10,cid,2017-01-01,1
`;
const members = csv`
  member_id
  ann
  bob
  dan
`;
const member_links = csv`
  member_id,canonical_id,linked_at
  guest,ann,2016-01-01
`;

/** Cleans and checks under these limits. */
async function checked(gates: Readonly<Record<string, unknown>>, tables = {}, runId = 'run-1') {
  const document = await shop.document({ orders, ...tables }, { gates });
  const { run, cleaned } = await shop.bench.clean(document, '2017-01-01', runId);
  return await shop.bench.run(shop.bench.activities.check, { run, cleaned });
}

describe('the share of rejected rows', () => {
  it('counts rows before the as-of only; at the limit the run goes on', async () => {
    const { findings } = await checked({ rejected_share: 1 / 3 });
    expect(findings).toEqual([
      { gate: 'rows_kept', verdict: 'passed', message: '6 of 10 rows are kept' },
      {
        gate: 'rejected_share',
        verdict: 'passed',
        message: expect.stringContaining('3 of 9 rows before the as-of are quarantined') as string,
      },
    ]);
  });

  it('leaves out rows of a later time that have a fault besides, so that a backfill is judged by its own days', async () => {
    const file = csv`
      order_id,member_id,ordered_at,amount
      1,ann,2016-12-01,1
      2,,2016-12-02,1
      3,,2017-01-02,1
      4,bob,2017-01-02,zero
    `;
    const { findings } = await checked({ rejected_share: 0.5 }, { orders: file });
    expect(findings[1]).toMatchObject({
      verdict: 'passed',
      message: expect.stringContaining('1 of 2 rows before the as-of are quarantined') as string,
    });
  });

  it('beyond the limit stops the run, with the figures and what to do', async () => {
    const details = await rejectedWith(checked({ rejected_share: 0.33 }), 'DataQualityGate', [
      '3 of 9 rows before the as-of are quarantined, a share of 0.3333; the most allowed is 0.33',
    ]);
    expect(details.figures).toEqual({ rejected_share: 1 / 3 });
    expect(details.remedy).toContain('orders_quarantine');
  });
});

describe('the newest order', () => {
  it('may be so many days old: one of the day before the as-of is a day old', async () => {
    // 2016-12-06 is 26 days before 2017-01-01.
    const { findings } = await checked({ newest_order_within_days: 26 });
    expect(findings.map(({ gate, verdict }) => `${gate} ${verdict}`)).toContain(
      'newest_order_within_days passed',
    );
    const details = await rejectedWith(checked({ newest_order_within_days: 25 }), 'DataQualityGate', [
      '2016-12-06, 26 days before the as-of 2017-01-01; the most allowed is 25',
    ]);
    expect(details.figures).toEqual({ newest_order_within_days: 26 });
  });
});

describe('the member match rate', () => {
  it('counts ordering members by the number that stands for them', async () => {
    // Ordering are ann with her guest number, bob and cid; cid is unknown.
    const { findings } = await checked({ member_match_rate: 0.66 }, { members, member_links });
    expect(findings.at(-1)).toMatchObject({ gate: 'member_match_rate', verdict: 'passed' });
    const details = await rejectedWith(
      checked({ member_match_rate: 0.67 }, { members, member_links }),
      'DataQualityGate',
      ['2 of 3 ordering members are in the member table, a share of 0.6667; the least allowed is 0.67'],
    );
    expect(details.figures).toEqual({ member_match_rate: 2 / 3 });
  });
});

describe('a run without a row that counts', () => {
  it('stops whatever the limits: all rows rejected', async () => {
    const rejected = csv`
      order_id,member_id,ordered_at,amount
      1,ann,2016-12-01,0
      2,,2016-12-01,1
    `;
    const details = await rejectedWith(
      checked({ rejected_share: 1 }, { orders: rejected }),
      'DataQualityGate',
      ['None of the 2 rows read is kept'],
    );
    expect(details.figures).toEqual({ rows_kept: 0 });
  });

  it('stops: all rows dated at or after the as-of', async () => {
    const future = csv`
      order_id,member_id,ordered_at,amount
      1,ann,2017-01-01,1
    `;
    await rejectedWith(checked({ newest_order_within_days: 5 }, { orders: future }), 'DataQualityGate', [
      'None of the 1 rows read is kept',
      'There is no order before the as-of 2017-01-01',
    ]);
  });

  it('stops when the source has headings and no rows, naming the file', async () => {
    const details = await rejectedWith(
      checked({}, { orders: 'order_id,member_id,ordered_at,amount\n' }),
      'InvalidSource',
      ['orders.csv', 'no rows'],
    );
    expect(details.places).toEqual([{ file: 'orders.csv' }]);
  });
});

describe('several limits crossed at once', () => {
  it('are all told', async () => {
    const details = await rejectedWith(
      checked({ rejected_share: 0.1, newest_order_within_days: 1 }),
      'DataQualityGate',
      ['a share of 0.3333', '26 days before'],
    );
    expect(Object.keys(details.figures ?? {})).toEqual(['rejected_share', 'newest_order_within_days']);
  });
});

describe('rows against the last run', () => {
  const gates = { rejected_share: 1, rows_against_last_run: { at_least: 0.5, at_most: 2 } };
  const rowsOf = (count: number): string =>
    `order_id,member_id,ordered_at,amount\n${Array.from({ length: count }, (_, i) => `${i},ann,2016-12-01,1\n`).join('')}`;
  const publish = { workbook: false, database: false };

  it('are judged only when a run was published, then within the limits', async () => {
    const first = await checked(gates, { orders: rowsOf(10) }, 'first');
    expect(first.findings.at(-1)).toMatchObject({ gate: 'rows_against_last_run', verdict: 'not_judged' });
    // A run that was not published is none to compare with.
    const document = await shop.document({ orders: rowsOf(10) }, { gates, publish });
    await shop.bench.score(document, '2017-01-01', 'unpublished');
    expect((await checked(gates, { orders: rowsOf(1) }, 'second')).findings.at(-1)?.verdict).toBe(
      'not_judged',
    );

    await shop.bench.publish(
      await shop.bench.score(
        await shop.document({ orders: rowsOf(10) }, { gates, publish }),
        '2017-01-01',
        'published',
      ),
    );
    expect((await checked(gates, { orders: rowsOf(5) }, 'half')).findings.at(-1)?.verdict).toBe('passed');
    expect((await checked(gates, { orders: rowsOf(20) }, 'twice')).findings.at(-1)?.verdict).toBe('passed');
    const few = await rejectedWith(checked(gates, { orders: rowsOf(4) }, 'few'), 'DataQualityGate', [
      '4 rows are read after 10 by the last run, 0.4 times as many; allowed is from 0.5 to 2',
    ]);
    expect(few.figures).toEqual({ rows_against_last_run: 0.4 });
    await rejectedWith(checked(gates, { orders: rowsOf(21) }, 'many'), 'DataQualityGate', [
      '2.1 times as many',
    ]);
  });
});
