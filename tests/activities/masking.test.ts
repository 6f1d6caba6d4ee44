import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDuckDb } from '../../engine/duckdb/duckdb.js';
import { csv, openShop, type Shop } from './shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.bench.dispose());

/** Anna and Berta order; Anna's second order and her entry as a member are faulty. */
const tables = {
  orders: {
    csv: csv`
      order_id,member_id,ordered_at,amount,address,note
      1,13800000001,2016-12-01,10,Lindenweg 5,for Otto
      2,13800000002,2016-12-02,20,,
      3,13800000001,2016-12-03,-3,Lindenweg 5,
      4,,2016-12-04,40,Am Markt 1,from Uta
    `,
  },
  members: {
    csv: csv`
      member_id,full_name,birth_date,level
      13800000001,Anna Amsel,1990-05-17,gold
      13800000002,Berta Buche,1991-02-30,gold
      13800000002,Berta Buche,1991-02-28,gold
      13800000003,Cleo Clown,,
      13800000003,Cleo Clown,,silver
    `,
    columns: { full_name: 'full_name' },
  },
};

type Lines = (select: string) => Promise<readonly string[]>;

/** Publishes a run and reads its database. */
async function published(
  name: string,
  business: Readonly<Record<string, unknown>> = {},
  sees: readonly string[] = [],
): Promise<Lines> {
  const publish = { workbook: false, sees, database: { path: `${name}.duckdb` } };
  const { steps } = await shop.score(tables, { runId: name, business: { publish, ...business } });
  await shop.bench.publish(steps);
  return (select) =>
    createDuckDb({ memoryLimit: '256MB', threads: 1 }).withSession(
      {
        temporaryFolder: join(shop.bench.folder, 'looking'),
        signal: new AbortController().signal,
        attach: join(shop.bench.folder, 'out', `${name}.duckdb`),
      },
      async (session) => {
        await session.run('use published');
        const rows = await session.rows(select);
        return rows.map((row) => Object.values(row).map(String).join(' | '));
      },
    );
}

describe('published tables', () => {
  let lines: Lines;
  beforeAll(async () => {
    lines = await published('masked');
  });

  it('mask the personal columns of orders, and leave what is empty', async () => {
    expect(await lines('select order_id, member_id, address from orders_clean order by 1')).toEqual([
      '1 | 13800000001 | •••',
      '2 | 13800000002 | null',
    ]);
  });

  it('mask the cells of rows set aside, but those under headings that are not personal', async () => {
    expect(await lines('select source_row, value, raw_values from orders_quarantine order by 1')).toEqual([
      '4 | -3.0000 | {"order_id":"3","member_id":"13800000001","ordered_at":"2016-12-03","amount":"-3","address":"•••","note":null}',
      '5 | null | {"order_id":"4","member_id":null,"ordered_at":"2016-12-04","amount":"40","address":"•••","note":"•••"}',
    ]);
  });

  it('mask the value at fault where its column is personal', async () => {
    expect(
      await lines('select source_row, reason, column_name, value from members_quarantine order by 1'),
    ).toEqual([
      '3 | UNPARSEABLE_DATE | birth_date | •••',
      '5 | KEY_CONFLICT | member_id | null',
      '6 | KEY_CONFLICT | member_id | null',
    ]);
  });

  it('mask the least and the greatest value of personal columns in the audit', async () => {
    expect(
      await lines(
        `select table_name, source_heading, minimum, maximum, distinct_values from audit
         where source_heading in ('amount', 'address', 'note', 'full_name', 'birth_date', 'level') order by 1, 2`,
      ),
    ).toEqual([
      'members | birth_date | ••• | ••• | 3',
      'members | full_name | ••• | ••• | 3',
      'members | level | gold | silver | 2',
      'orders | address | ••• | ••• | 2',
      'orders | amount | -3 | 40 | 4',
      'orders | note | ••• | ••• | 2',
    ]);
  });

  it('show columns and headings that the configuration calls not personal', async () => {
    const shown = await published('shown', { privacy: { shown: ['note', 'address'] } });
    expect(await shown('select raw_values from orders_quarantine where source_row = 5')).toEqual([
      '{"order_id":"4","member_id":null,"ordered_at":"2016-12-04","amount":"40","address":"Am Markt 1","note":"from Uta"}',
    ]);
    expect(await shown('select address from orders_clean where order_id = 1')).toEqual(['Lindenweg 5']);
  });

  it('show everything to readers who see what is personal', async () => {
    const all = await published('open', {}, ['personal']);
    expect(await all('select address from orders_clean where order_id = 1')).toEqual(['Lindenweg 5']);
    expect(await all(`select minimum from audit where source_heading = 'full_name'`)).toEqual(['Anna Amsel']);
    expect(await all('select value from members_quarantine where source_row = 3')).toEqual(['1991-02-30']);
  });
});

describe('numbers of members that are personal', () => {
  const privacy = { personal: ['member_id'] };
  const digest = /^•[0-9a-f]{16}$/;

  it('are the same masked number wherever they stand, one for each member', async () => {
    const lines = await published('numbers', { privacy });
    const scored = await lines('select member_id from rfm_scores order by monetary_sum');
    expect(scored).toEqual([expect.stringMatching(digest), expect.stringMatching(digest)]);
    expect(new Set(scored).size).toBe(2);
    expect(await lines('select member_id from orders_clean order by amount')).toEqual(scored);
    const later = await published('numbers-later', { privacy });
    expect(await later('select member_id from rfm_scores order by monetary_sum')).toEqual(scored);
  });

  it('stand nowhere else', async () => {
    const lines = await published('hidden', { privacy });
    for (const table of ['orders_clean', 'orders_quarantine', 'members_quarantine', 'audit', 'rfm_scores']) {
      expect((await lines(`select * from ${table}`)).join('\n'), table).not.toContain('1380000000');
    }
  });

  it('cannot be computed without the secret of the business', async () => {
    const lines = await published('secret', { privacy });
    const guessed = await lines(
      `select count(*) from rfm_scores where member_id in (
         select '•' || substr(sha256(cast(number as varchar)), 1, 16)
         from range(13800000001, 13800000003) as numbers(number))`,
    );
    expect(guessed).toEqual(['0']);
  });
});
