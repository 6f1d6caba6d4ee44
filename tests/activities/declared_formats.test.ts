import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAs } from './read_as.js';
import { csv, openShop, type Shop } from './shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.bench.dispose());

describe('dates', () => {
  /** Local times in Shanghai, as UTC. */
  it('are read by the declared formats, in their order', async () => {
    expect(
      await readAs(
        shop,
        'ordered_at',
        ['2016/1/5', '2016/01/05', '2016年1月5日', '05.01.2016 13:30', '2016-01-05', '20160105'],
        {
          dates: ['%Y/%m/%d', '%Y年%m月%d日', '%d.%m.%Y %H:%M'],
        },
      ),
    ).toEqual({
      '2016/1/5': '2016-01-04 16:00:00+00',
      '2016/01/05': '2016-01-04 16:00:00+00',
      '2016年1月5日': '2016-01-04 16:00:00+00',
      '05.01.2016 13:30': '2016-01-05 05:30:00+00',
      '2016-01-05': 'UNPARSEABLE_DATE',
      '20160105': 'UNPARSEABLE_DATE',
    });
  });

  it('that do not exist, or are words or years of two digits, are set aside', async () => {
    const impossible = [
      '2016-02-30',
      '2015-02-29',
      '2016-13-01',
      '2016-00-10',
      '2016-06-31',
      '2016-05-01 24:00:00',
      '2016-05-01 10:60:00',
      '16-05-01',
      '0000-01-01',
      'infinity',
      '-infinity',
      'epoch',
      'now',
      'today',
      '2016-05',
      '42491',
      '2016-05-01 10',
    ];
    const found = await readAs(shop, 'ordered_at', impossible);
    expect(found).toEqual(Object.fromEntries(impossible.map((text) => [text, 'UNPARSEABLE_DATE'])));
  });

  it('of a leap day are sound', async () => {
    expect(await readAs(shop, 'ordered_at', ['2016-02-29', '2016-02-29 23:59:59'])).toEqual({
      '2016-02-29': '2016-02-28 16:00:00+00',
      '2016-02-29 23:59:59': '2016-02-29 15:59:59+00',
    });
  });
});

describe('texts that mean "no value"', () => {
  it('count as missing, whatever the kind of the column', async () => {
    const cleaned = await shop.clean({
      orders: {
        csv: csv`
          order_id,member_id,ordered_at,amount,cost
          o1,NULL,2016-05-01,7,1
          o2,ann, 无 ,7,1
          o3,ann,2016-05-01,NULL,1
          o4,ann,2016-05-01,7,it's none
          o5,ann,2016-05-01,7,null
        `,
        source: { missing: ['NULL', '无', "it's none"] },
      },
    });
    expect(await cleaned.table('orders_quarantine', 'source_row, reason, value')).toEqual([
      '2 | MISSING_MEMBER_ID | null',
      '3 | MISSING_DATE | null',
      '4 | MISSING_AMOUNT | null',
      '6 | UNPARSEABLE_NUMBER | null',
    ]);
    expect(await cleaned.table('orders_clean', 'order_id, cost')).toEqual(['o4 | null']);
  });
});

describe('ids exported as numbers', () => {
  it('lose their decimals where the column is declared an integer, and only then', async () => {
    const ids = ['17850.0', '17850.00', '17850', '17850.5', 'A17850.0', '0017850.0'];
    expect(
      await readAs(shop, 'member_id', ids, {}, { member_id: { column: 'member_id', format: 'integer' } }),
    ).toEqual({
      '17850.0': '17850',
      '17850.00': '17850',
      '17850': '17850',
      '17850.5': '17850.5',
      'A17850.0': 'A17850.0',
      '0017850.0': '0017850',
    });
    expect(await readAs(shop, 'member_id', ['17850.0'])).toEqual({ '17850.0': '17850.0' });
  });
});

describe('a CSV file in GB18030', () => {
  it('is read with its Chinese headings and ids', async () => {
    // 订单,会员,时间,金额 / 一,李娜,2016/1/5,￥88 / 二,,2016/1/6,9
    const bytes = Buffer.from(
      'b6a9b5a52cbbe1d4b12ccab1bce42cbdf0b6ee0a' +
        'd2bb2cc0eec4c82c323031362f312f352ca3a438380a' +
        'b6fe2c2c323031362f312f362c390a',
      'hex',
    );
    const cleaned = await shop.clean({
      orders: {
        csv: bytes,
        source: { encoding: 'gb18030', dates: ['%Y/%m/%d'], numbers: { symbols: ['￥'] } },
        columns: { order_id: '订单', member_id: '会员', ordered_at: '时间', amount: '金额' },
      },
    });
    expect(await cleaned.table('orders_clean', 'order_id, member_id, ordered_on, amount')).toEqual([
      '一 | 李娜 | 2016-01-05 | 88.0000',
    ]);
    expect(await cleaned.table('orders_quarantine', 'source_row, reason, column_name, raw_values')).toEqual([
      '3 | MISSING_MEMBER_ID | 会员 | {"订单":"二","会员":null,"时间":"2016/1/6","金额":"9"}',
    ]);
  });
});
