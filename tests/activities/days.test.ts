import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDuckDb } from '../../engine/duckdb/duckdb.js';
import { copyToParquet } from '../../engine/parquet.js';
import { csv, openShop, type Shop } from './shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.bench.dispose());

const orders = csv`
  order_id,member_id,ordered_at,amount
  o1,ann,2016-05-01,1
`;

describe('a column of days', () => {
  it('in a text with an offset is the day in the zone of the source', async () => {
    const cleaned = await shop.clean({
      orders,
      members: {
        csv: csv`
          member_id,birth_date
          eve,1990-04-30 23:30:00+0000
          same,1990-05-01 23:30:00+0800
          west,1990-05-01 12:30:00-0500
          plain,1990-05-01
          none,1990-05-01 12:30:00
        `,
        source: { dates: ['%Y-%m-%d %H:%M:%S%z', '%Y-%m-%d'], time_zone: 'Asia/Tokyo' },
      },
    });
    expect(await cleaned.table('members_clean', 'member_id, birth_date')).toEqual([
      'eve | 1990-05-01',
      'same | 1990-05-02',
      'west | 1990-05-02',
      'plain | 1990-05-01',
    ]);
    expect(await cleaned.table('members_quarantine', 'reason, value')).toEqual([
      'UNPARSEABLE_DATE | 1990-05-01 12:30:00',
    ]);
  });

  it.each([
    ['the business', {}, '1990-05-01'],
    ['the source', { time_zone: 'UTC' }, '1990-04-30'],
  ])('of instants in Parquet is the day in the zone of %s', async (_, zone, day) => {
    const { folder } = shop.bench;
    await createDuckDb({ memoryLimit: '256MB', threads: 1 }).withSession(
      { temporaryFolder: join(folder, 'making'), signal: new AbortController().signal },
      (session) =>
        copyToParquet(
          session,
          `select 'eve' as member_id, timestamp with time zone '1990-04-30 16:30:00+00' as birth_date`,
          join(folder, 'members.parquet'),
        ),
    );
    const cleaned = await shop.clean({
      orders,
      members: {
        source: { kind: 'parquet', path: 'members.parquet', ...zone },
        columns: { member_id: 'member_id', birth_date: 'birth_date' },
      },
    });
    expect(await cleaned.table('members_clean', 'birth_date')).toEqual([day]);
    expect(await cleaned.table('members_clean', 'typeof(birth_date)')).toEqual(['DATE']);
  });
});
