import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csv, openShop, type Shop, type ShopTable } from './shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.bench.dispose());

/** Orders that differ in one column alone; texts stand in quotes. */
function ordersWith(column: 'amount' | 'ordered_at' | 'member_id', texts: readonly string[]): string {
  const rows = texts.map((text, i) => {
    const cells = { member_id: 'ann', ordered_at: '2016-05-01', amount: '7', [column]: `"${text}"` };
    return `o${i + 1},${cells.member_id},${cells.ordered_at},${cells.amount}`;
  });
  return `order_id,member_id,ordered_at,amount\n${rows.join('\n')}\n`;
}

/** What became of each text: the value it was read as, or the reason for which its row is set aside. */
async function readAs(
  column: 'amount' | 'ordered_at' | 'member_id',
  texts: readonly string[],
  source: Readonly<Record<string, unknown>> = {},
  columns: Readonly<Record<string, unknown>> = {},
): Promise<Readonly<Record<string, string>>> {
  const orders: ShopTable = { csv: ordersWith(column, texts), source, columns, table: { min_amount: -1e9 } };
  const { cleaned } = await shop.clean({ orders });
  const clean = await shop.bench.rows(cleaned.tables['orders_clean'], `source_row, ${column} as found`);
  const quarantine = await shop.bench.rows(
    cleaned.tables['orders_quarantine'],
    'source_row, reason as found',
  );
  const found = new Map([...clean, ...quarantine].map((row) => [row['source_row'], String(row['found'])]));
  return Object.fromEntries(texts.map((text, i) => [text, found.get(i + 2) ?? 'lost']));
}

describe('amounts', () => {
  it('are plain decimals where nothing else is declared', async () => {
    expect(
      await readAs('amount', [
        '1299',
        '1299.00',
        '-5',
        '+5',
        '.5',
        '1,299.00',
        '￥88',
        '1e3',
        '1_000',
        '5.',
        '(5)',
        'NaN',
        'Infinity',
        '８８',
        '0x1F',
        '12 345',
        '1.2.3',
      ]),
    ).toEqual({
      '1299': '1299.0000',
      '1299.00': '1299.0000',
      '-5': '-5.0000',
      '+5': '5.0000',
      '.5': '0.5000',
      '1,299.00': 'UNPARSEABLE_NUMBER',
      '￥88': 'UNPARSEABLE_NUMBER',
      '1e3': 'UNPARSEABLE_NUMBER',
      '1_000': 'UNPARSEABLE_NUMBER',
      '5.': 'UNPARSEABLE_NUMBER',
      '(5)': 'UNPARSEABLE_NUMBER',
      NaN: 'UNPARSEABLE_NUMBER',
      Infinity: 'UNPARSEABLE_NUMBER',
      '８８': 'UNPARSEABLE_NUMBER',
      '0x1F': 'UNPARSEABLE_NUMBER',
      '12 345': 'UNPARSEABLE_NUMBER',
      '1.2.3': 'UNPARSEABLE_NUMBER',
    });
  });

  it('may have thousands marks and currency signs that are declared', async () => {
    expect(
      await readAs(
        'amount',
        ['1,299.00', '￥88', '¥ 1,299', '88元', '-￥88', '12,99', '1,2999.00', '$88', '1e3'],
        {
          numbers: { group: ',', symbols: ['￥', '¥', '元'] },
        },
      ),
    ).toEqual({
      '1,299.00': '1299.0000',
      '￥88': '88.0000',
      '¥ 1,299': '1299.0000',
      '88元': '88.0000',
      '-￥88': '-88.0000',
      '12,99': 'UNPARSEABLE_NUMBER',
      '1,2999.00': 'UNPARSEABLE_NUMBER',
      $88: 'UNPARSEABLE_NUMBER',
      '1e3': 'UNPARSEABLE_NUMBER',
    });
  });

  it('may have a decimal comma that is declared', async () => {
    expect(
      await readAs('amount', ['1.299,50', '7,5', '7.5'], { numbers: { decimal: ',', group: '.' } }),
    ).toEqual({
      '1.299,50': '1299.5000',
      '7,5': '7.5000',
      '7.5': 'UNPARSEABLE_NUMBER',
    });
  });

  it('keep four decimals: further ones are rounded half away from zero', async () => {
    expect(
      await readAs('amount', [
        '1.23454',
        '1.23455',
        '-1.23455',
        '0.00005',
        '0.000049',
        '99999999999999.99994',
      ]),
    ).toEqual({
      '1.23454': '1.2345',
      '1.23455': '1.2346',
      '-1.23455': '-1.2346',
      '0.00005': '0.0001',
      '0.000049': '0.0000',
      '99999999999999.99994': '99999999999999.9999',
    });
  });

  it('of more than 14 digits before the decimal mark are set aside, however long', async () => {
    expect(
      await readAs('amount', ['99999999999999.99995', '123456789012345', '9'.repeat(27), '9'.repeat(40)]),
    ).toEqual({
      '99999999999999.99995': 'AMOUNT_TOO_LARGE',
      '123456789012345': 'AMOUNT_TOO_LARGE',
      ['9'.repeat(27)]: 'AMOUNT_TOO_LARGE',
      ['9'.repeat(40)]: 'AMOUNT_TOO_LARGE',
    });
  });

  it('are the product of two columns where these are declared, exact to the last place', async () => {
    const cleaned = await shop.clean({
      orders: {
        csv: csv`
          order_id,member_id,ordered_at,pieces,price
          o1,ann,2016-05-01,3,0.1
          o2,ann,2016-05-01,1000000,9999999.9999
          o3,ann,2016-05-01,,2
          o4,ann,2016-05-01,2,
          o5,ann,2016-05-01,2,free
          o6,ann,2016-05-01,1000000,999999999.9
          o7,ann,2016-05-01,3,0.00005
        `,
        columns: { amount: { product: ['pieces', 'price'] } },
      },
    });
    expect(await cleaned.table('orders_clean', 'order_id, amount')).toEqual([
      'o1 | 0.3000',
      'o2 | 9999999999900.0000',
      'o7 | 0.0002',
    ]);
    expect(await cleaned.table('orders_quarantine', 'source_row, reason, column_name, value')).toEqual([
      '4 | MISSING_AMOUNT | pieces | null',
      '5 | MISSING_AMOUNT | price | null',
      '6 | UNPARSEABLE_NUMBER | price | free',
      '7 | AMOUNT_TOO_LARGE | pieces × price | 1000000 × 999999999.9',
    ]);
  });
});

describe('dates', () => {
  /** Local times in Shanghai, as UTC. */
  it('are read by the declared formats, in their order', async () => {
    expect(
      await readAs(
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
    const found = await readAs('ordered_at', impossible);
    expect(found).toEqual(Object.fromEntries(impossible.map((text) => [text, 'UNPARSEABLE_DATE'])));
  });

  it('of a leap day are sound', async () => {
    expect(await readAs('ordered_at', ['2016-02-29', '2016-02-29 23:59:59'])).toEqual({
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
      await readAs('member_id', ids, {}, { member_id: { column: 'member_id', format: 'integer' } }),
    ).toEqual({
      '17850.0': '17850',
      '17850.00': '17850',
      '17850': '17850',
      '17850.5': '17850.5',
      'A17850.0': 'A17850.0',
      '0017850.0': '0017850',
    });
    expect(await readAs('member_id', ['17850.0'])).toEqual({ '17850.0': '17850.0' });
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
