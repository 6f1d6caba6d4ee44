import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rejectedWith } from './failures.js';
import { openShop, type Shop } from './shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
  const put = (name: string, text: string) => writeFile(join(shop.bench.folder, name), text);
  await put(
    'heads.csv',
    'no,who,placed\nh1,ann,2016-05-01\nh2,,2016-05-02\nh3,bob,2016-02-30\nh4,cid,2016-05-04\n',
  );
  await put('lines.csv', 'no,pieces,price\nh1,2,10.5\nh1,1,4\nh2,1,5\nh3,1,5\nh4,1,free\n');
  await put('secret.csv', 'no,who,placed\nx,spy,2016-05-01\n');
});
afterAll(() => shop.bench.dispose());

/** Orders taken from two sources by this SELECT. */
const orders = (select: string, columns: Readonly<Record<string, unknown>> = {}) => ({
  sources: {
    heads: { kind: 'csv', path: 'heads.csv' },
    lines: { kind: 'csv', path: 'lines.csv' },
  },
  tables: {
    orders: {
      select,
      grain: 'line',
      columns: {
        order_id: 'no',
        member_id: 'who',
        ordered_at: 'placed',
        amount: { product: ['pieces', 'price'] },
        ...columns,
      },
    },
  },
});
const clean = async (select: string, columns: Readonly<Record<string, unknown>> = {}) => {
  const document = { ...(await shop.document({})), ...orders(select, columns) };
  return await shop.bench.clean(document, '2017-01-01');
};

const joined = `
  with priced as (select no, pieces, price, source_file, source_sheet, source_row from lines)
  select heads.who, heads.placed, priced.*
  from priced
  join heads on heads.no = priced.no
  order by priced.source_row;
`;

describe('a table that a SELECT makes of two sources', () => {
  it('is cleaned like any other, its rows named by the places that the SELECT passes on', async () => {
    const { cleaned, extracted } = await clean(joined);
    expect(
      await shop.lines(
        cleaned.tables['orders_clean'],
        'order_id, member_id, amount, source_rows, source_file, source_row',
      ),
    ).toEqual(['h1 | ann | 25.0000 | 2 | lines.csv | 2']);
    expect(
      await shop.lines(
        cleaned.tables['orders_quarantine'],
        'source_file, source_row, reason, column_name, value',
      ),
    ).toEqual([
      'lines.csv | 4 | MISSING_MEMBER_ID | who | null',
      'lines.csv | 5 | UNPARSEABLE_DATE | placed | 2016-02-30',
      'lines.csv | 6 | UNPARSEABLE_NUMBER | price | free',
    ]);
    expect(extracted.files.map(({ path }) => path).toSorted()).toEqual(['heads.csv', 'lines.csv']);
  });

  it('may compute typed columns, and be a VALUES list or a union', async () => {
    const { cleaned } = await clean(
      `select no, who, strptime(placed, '%Y-%m-%d') as placed, 2 as pieces, cast('1.5' as decimal(9, 2)) as price,
         source_file, source_sheet, source_row
       from heads where placed <> '2016-02-30' and no in (select no from (values ('h1'), ('h4')) as wanted(no))
       union all
       select 'u1', 'uma', timestamp '2016-06-01', 1, 7, 'none', null, 1`,
    );
    expect(await shop.lines(cleaned.tables['orders_clean'], 'order_id, ordered_on, amount')).toEqual([
      'h1 | 2016-05-01 | 3.0000',
      'h4 | 2016-05-04 | 3.0000',
      'u1 | 2016-06-01 | 7.0000',
    ]);
  });

  it('that does not pass the places on is refused by name', async () => {
    const details = await rejectedWith(
      clean('select no, who, placed, 1 as pieces, 1 as price, source_row from heads'),
      'InvalidInput',
      ['source_file, source_sheet'],
    );
    expect(details.remedy).toContain('source_row');
  });

  it('that lacks mapped columns is refused with all of them and the likely ones', async () => {
    await rejectedWith(clean(joined, { order_id: 'number', channel: 'whoo' }), 'InvalidSource', [
      '"number"',
      '"whoo" (did you mean "who"?)',
      'its select',
    ]);
  });

  it('that cannot be run is refused with the engine’s words', async () => {
    await rejectedWith(clean('select nonsense from heads'), 'InvalidInput', ['nonsense']);
    await rejectedWith(clean('select from where'), 'InvalidInput', ['syntax error']);
  });
});

describe('a SELECT', () => {
  const columns = `no, who, placed, 1 as pieces, 1 as price, 'f' as source_file, null as source_sheet, 1 as source_row`;

  it.each([
    ['by its name in quotes', (file: string) => `select ${columns} from '${file}'`],
    ['by its name as an identifier', (file: string) => `select ${columns} from "${file}"`],
    [
      'after a comma',
      (file: string) =>
        `select ${columns.replace('no,', 's.no,').replace('who,', 's.who,').replace('placed,', 's.placed,')} from heads, '${file}' as s`,
    ],
    ['by a reading function', (file: string) => `select ${columns} from read_csv('${file}')`],
    ['by a reading function in quotes', (file: string) => `select ${columns} from "read_csv"('${file}')`],
    ['behind a comment', (file: string) => `select ${columns} from read_csv/* */('${file}')`],
    [
      'in a subquery',
      (file: string) =>
        `select ${columns.replace('who,', `(select max(who) from '${file}') as who,`)} from heads`,
    ],
    ['in a common table expression', (file: string) => `with s as (from '${file}') select ${columns} from s`],
    ['by a query in a text', (file: string) => `select ${columns} from query('from ''${file}''')`],
    [
      'behind a table expression of its name',
      (file: string) =>
        `select ${columns} from "${file}" as s, (with "${file}" as (select 1 as one) select one from "${file}") as t`,
    ],
    ['with no FROM before it', (file: string) => `from '${file}' select ${columns}`],
  ])('cannot read a file that is not declared: %s', async (_, select) => {
    const secret = join(shop.bench.folder, 'secret.csv');
    await rejectedWith(clean(select(secret)), 'InvalidInput', ['not declared']);
  });

  it.each([
    ['a second statement', (file: string) => `select ${columns} from heads; copy heads to '${file}'`],
    [
      'an end of the subquery',
      (file: string) =>
        `select 1) as x; copy heads to '${file}'; select * from (select ${columns} from heads`,
    ],
    ['no SELECT at all', (file: string) => `copy (select 1) to '${file}'`],
    [
      'a comment that hides the end',
      (file: string) => `select ${columns} from heads --`.concat(`\n) as x; copy heads to '${file}' --`),
    ],
  ])('cannot write: %s', async (_, select) => {
    const file = join(shop.bench.folder, 'written.csv');
    await rejectedWith(clean(select(file)), 'InvalidInput', ['The select']);
    expect(existsSync(file)).toBe(false);
  });

  it('cannot read the engine’s own tables, nor a table of another name', async () => {
    await rejectedWith(
      clean(`select ${columns.replace('who,', 'database_name as who,')} from duckdb_databases()`),
      'InvalidInput',
      ['not declared'],
    );
    await rejectedWith(clean(`select * from information_schema.tables`), 'InvalidInput', ['not declared']);
    await rejectedWith(clean(`select ${columns} from haeds`), 'InvalidInput', ['haeds', 'heads']);
  });
});
