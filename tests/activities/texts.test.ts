import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textRows, workbookFile } from '../sources/workbook/workbook_file.js';
import { csv, openShop, type Shop } from './shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.bench.dispose());

/** Texts that careless programs take for formulas, quotes, ends of lines or control signs. */
const oddTexts = [
  '=1+1',
  '+86 10',
  '-5%',
  '@SUM(A1)',
  'O"Brien, "Ann"',
  "D'Arcy; drop table orders",
  '李娜🎁',
  'a\nb',
  'NaN',
];
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

describe('texts of orders', () => {
  it('stay as they are in ids, in the table and in the raw values of the quarantine', async () => {
    const rows = oddTexts.map((text, i) => `o${i},${quoted(text)},2016-05-01,${i === 0 ? '7' : 'x'}`);
    const { cleaned } = await shop.clean({
      orders: `order_id,member_id,ordered_at,amount\n${rows.join('\n')}\n`,
    });
    const kept = await shop.bench.rows(cleaned.tables['orders_clean'], 'member_id');
    expect(kept).toEqual([{ member_id: '=1+1' }]);
    const quarantine = await shop.bench.rows(cleaned.tables['orders_quarantine'], 'source_row, raw_values');
    expect(quarantine.map((row) => JSON.parse(String(row['raw_values'])) as unknown)).toEqual(
      oddTexts.slice(1).map((text, i) => ({
        order_id: `o${i + 1}`,
        member_id: text,
        ordered_at: '2016-05-01',
        amount: 'x',
      })),
    );
    // A line break within a cell is no new row.
    expect(quarantine.map((row) => row['source_row'])).toEqual([3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('lose white space around them, ideographic and no-break space too, and nothing within', async () => {
    const cleaned = await shop.clean({
      orders:
        'order_id,member_id,ordered_at,amount\n o1 ,\u3000李 娜\u00a0, 2016-05-01\t, 7 \no2,\u3000 ,2016-05-01,7\n',
    });
    expect(await cleaned.table('orders_clean', 'order_id, member_id, amount')).toEqual([
      'o1 | 李 娜 | 7.0000',
    ]);
    expect(await cleaned.table('orders_quarantine', 'source_row, reason')).toEqual(['3 | MISSING_MEMBER_ID']);
  });

  it('keep the raw cells of a row, also of columns that are not mapped, absent ones as null', async () => {
    const { cleaned } = await shop.clean({
      orders: csv`
        order_id,member_id,ordered_at,amount,note
        o1,,2016-05-01, 7 ,"say ""hi"""
      `,
    });
    const [row] = await shop.bench.rows(cleaned.tables['orders_quarantine'], 'raw_values');
    expect(JSON.parse(String(row?.['raw_values']))).toEqual({
      order_id: 'o1',
      member_id: null,
      ordered_at: '2016-05-01',
      amount: ' 7 ',
      note: 'say "hi"',
    });
  });
});

describe('rows of a workbook', () => {
  it('are named by file, sheet and the row that the spreadsheet shows', async () => {
    const headings = ['单号', '会员', '日期', '金额'];
    const book = workbookFile({
      sheets: [
        {
          name: '2015年',
          rows: textRows([headings, ['a1', '李', '2015-03-01', '10'], ['a2', null, '2015-03-02', '20']]),
        },
        {
          name: '2016年',
          rows: textRows([headings, ['b1', '王', '2016-02-30', '30'], ['b2', '王', '2016-03-01', '40']]),
        },
        { name: '说明', rows: textRows([['not orders']]) },
      ],
    });
    await writeFile(join(shop.bench.folder, '订单.xlsx'), book);
    const cleaned = await shop.clean({
      orders: {
        source: { kind: 'workbook', path: '订单.xlsx', sheets: ['20??年'] },
        columns: { order_id: '单号', member_id: '会员', ordered_at: '日期', amount: '金额' },
      },
    });
    expect(
      await cleaned.table(
        'orders_quarantine',
        'source_file, source_sheet, source_row, reason, column_name, value',
      ),
    ).toEqual([
      '订单.xlsx | 2015年 | 3 | MISSING_MEMBER_ID | 会员 | null',
      '订单.xlsx | 2016年 | 2 | UNPARSEABLE_DATE | 日期 | 2016-02-30',
    ]);
    expect(await cleaned.table('orders_clean', 'order_id, source_file, source_sheet, source_row')).toEqual([
      'a1 | 订单.xlsx | 2015年 | 2',
      'b2 | 订单.xlsx | 2016年 | 3',
    ]);
  });
});

describe('rows of several files', () => {
  it('are named by their own file and row', async () => {
    const headings = 'order_id,member_id,ordered_at,amount';
    await writeFile(
      join(shop.bench.folder, 'part-1.csv'),
      `${headings}\np1,ann,2016-01-01,1\np2,,2016-01-01,1\n`,
    );
    await writeFile(
      join(shop.bench.folder, 'part-2.csv'),
      `${headings}\np2,,2016-01-01,1\np3,bob,2016-01-01,1\n`,
    );
    const cleaned = await shop.clean({
      orders: {
        source: { kind: 'csv', path: 'part-*.csv' },
        columns: { order_id: 'order_id', member_id: 'member_id', ordered_at: 'ordered_at', amount: 'amount' },
      },
    });
    expect(await cleaned.table('orders_quarantine', 'source_file, source_sheet, source_row')).toEqual([
      'part-1.csv | null | 3',
      'part-2.csv | null | 2',
    ]);
    expect(await cleaned.table('orders_clean', 'order_id, source_file, source_row')).toEqual([
      'p1 | part-1.csv | 2',
      'p3 | part-2.csv | 3',
    ]);
  });
});
