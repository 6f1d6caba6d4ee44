import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAs } from './read_as.js';
import { csv, openShop, type Shop } from './shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.bench.dispose());

describe('amounts', () => {
  it('are plain decimals where nothing else is declared', async () => {
    expect(
      await readAs(shop, 'amount', [
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
        shop,
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
      await readAs(shop, 'amount', ['1.299,50', '7,5', '7.5'], { numbers: { decimal: ',', group: '.' } }),
    ).toEqual({
      '1.299,50': '1299.5000',
      '7,5': '7.5000',
      '7.5': 'UNPARSEABLE_NUMBER',
    });
  });

  it('keep four decimals: further ones are rounded half away from zero', async () => {
    expect(
      await readAs(shop, 'amount', [
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
      await readAs(shop, 'amount', [
        '99999999999999.99995',
        '123456789012345',
        '9'.repeat(27),
        '9'.repeat(40),
      ]),
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
