import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Row } from '../../../engine/session.js';
import { inFolder, rowsOf, rowsOfFile, withSource } from '../reading.js';

const read = (
  content: string | Uint8Array,
  options: Readonly<Record<string, unknown>> = {},
  name = 'orders.csv',
) => rowsOfFile(name, content, { kind: 'csv', ...options });
/** The source's own columns, as lists. */
const cells = (rows: readonly Row[]) => rows.map((row) => Object.values(row).slice(3));

describe('a CSV file', () => {
  it('gives its place and its cells as text, the heading being row 1', async () => {
    expect(await read('order_id,amount\nA1,12.50\nA2,007\n')).toEqual([
      { source_file: 'orders.csv', source_sheet: null, source_row: 2, order_id: 'A1', amount: '12.50' },
      { source_file: 'orders.csv', source_sheet: null, source_row: 3, order_id: 'A2', amount: '007' },
    ]);
  });

  it('describes its columns and files', async () => {
    await inFolder({ 'o.csv': '订单号, amount ,\n1,2,3\n' }, (folder) =>
      withSource(folder, { kind: 'csv', path: 'o.csv' }, ({ relation, progress }) => {
        expect(relation.columns).toEqual([
          { heading: '订单号', type: 'text' },
          { heading: 'amount', type: 'text' },
          { heading: 'Column C', type: 'text' },
        ]);
        expect(relation.files).toEqual([
          {
            path: 'o.csv',
            bytes: 26,
            sha256: 'daa1b485bc1590d8322eafe61d6111e23b91fed6caaa14c9f2ed7f1140ea9116',
          },
        ]);
        expect(progress.at(-1)).toBe(1);
        return Promise.resolve();
      }),
    );
  });

  it.each([
    ['LF', 'a,b\n1,2\n3,4\n'],
    ['CRLF', 'a,b\r\n1,2\r\n3,4\r\n'],
    ['CR', 'a,b\r1,2\r3,4\r'],
    ['line breaks of several kinds', 'a,b\r\n1,2\n3,4\r'],
    ['no line break at the end', 'a,b\n1,2\n3,4'],
    ['CRLF and none at the end', 'a,b\r\n1,2\r\n3,4'],
    ['a byte order mark', '\uFEFFa,b\n1,2\n3,4\n'],
    ['a byte order mark and quoted headings', '\uFEFF"a","b"\r\n"1","2"\r\n"3","4"\r\n'],
    ['empty lines', '\n\na,b\n\n1,2\n\n\n3,4\n\n'],
    ['spaces outside quotes', '"a" , "b"\n1,  "2" \n3,4\n'],
  ])('may have %s', async (_, text) => {
    const rows = await read(text);
    expect(cells(rows)).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(rows.map((row) => row['source_row'])).toEqual([2, 3]);
    expect(Object.keys(rows[0]!).slice(3)).toEqual(['a', 'b']);
  });

  it('reads an empty field as null, quoted or not, and keeps spaces', async () => {
    expect(cells(await read('a,b,c\n,"", \n'))).toEqual([[null, null, ' ']]);
  });

  it('takes delimiters, doubled quotes and line breaks within quotes as text', async () => {
    const text = 'a,b\r\n"x, ""y""","1\n2\r\n3\r4"\r\n5" disk,"""q"""\r\n';
    expect(cells(await read(text))).toEqual([
      ['x, "y"', '1\n2\r\n3\r4'],
      ['5" disk', '"q"'],
    ]);
  });

  it('keeps emoji, formula signs and words that mean "nothing" elsewhere', async () => {
    expect(cells(await read('a,b,c,d\n🛒👍🏽,=1+1,NULL,#NA\n'))).toEqual([['🛒👍🏽', '=1+1', 'NULL', '#NA']]);
  });

  it('may have headings and no row', async () => {
    expect(await read('a,b\n')).toEqual([]);
    expect(await read('a,b')).toEqual([]);
  });

  it('may have one column', async () => {
    expect(cells(await read('member_id\nM1\n\n"M2"\n""\n'))).toEqual([['M1'], ['M2'], [null]]);
  });

  it('reads headings that hold quotes and line breaks', async () => {
    const rows = await read('"order ""id""","amount\n(CNY)"\r\n1,2\r\n');
    expect(Object.keys(rows[0]!).slice(3)).toEqual(['order "id"', 'amount\n(CNY)']);
    expect(cells(rows)).toEqual([['1', '2']]);
  });

  it.each([';', '\t', '|', ' ', '~'])('reads delimiter %j', async (delimiter) => {
    const text = ['a', 'b'].join(delimiter) + '\n' + ['"1' + delimiter + '"', '2,5'].join(delimiter) + '\n';
    expect(cells(await read(text, { delimiter }))).toEqual([['1' + delimiter, '2,5']]);
  });

  it("reads a declared quote, '", async () => {
    expect(cells(await read("a,b\n'x,''y',\"z\n", { quote: "'" }))).toEqual([["x,'y", '"z']]);
  });

  it.each(['path [1] *.csv', 'it\'s a "file".csv', '订单 2016.csv', 'a?.csv'])(
    'may be called %s',
    async (name) => {
      const rows = await read('a\n1\n', {}, name);
      expect(rows).toEqual([{ source_file: name, source_sheet: null, source_row: 2, a: '1' }]);
    },
  );
});

describe('an encoded or compressed CSV file', () => {
  /** Two headings and a row, as Python's gb18030 codec writes them; 𠀀 takes four bytes. */
  const gb18030 = Buffer.from('b6a9b5a5bac52cbdf0b6ee0abcd7953282362ca3a438380a', 'hex');

  it('is read from GB18030', async () => {
    const rows = await read(gb18030, { encoding: 'gb18030' });
    expect(rows).toEqual([
      { source_file: 'orders.csv', source_sheet: null, source_row: 2, 订单号: '甲𠀀', 金额: '￥88' },
    ]);
  });

  it('is unpacked by its ending, or when declared', async () => {
    const packed = gzipSync('a,b\n1,2\n');
    expect(cells(await read(packed, {}, 'orders.csv.gz'))).toEqual([['1', '2']]);
    expect(cells(await read(packed, { compression: 'gzip' }, 'orders.csv'))).toEqual([['1', '2']]);
  });

  it('may be several gzip members one after the other', async () => {
    const packed = Buffer.concat([gzipSync('a,b\n1,'), gzipSync('2\n3,4\n')]);
    expect(cells(await read(packed, {}, 'orders.csv.gz'))).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  it('may be GB18030 within gzip', async () => {
    const rows = await read(gzipSync(gb18030), { encoding: 'gb18030' }, 'orders.csv.gz');
    expect(cells(rows)).toEqual([['甲𠀀', '￥88']]);
  });
});

describe('several CSV files', () => {
  it('are united by heading in the order of their names, each with its own row numbers', async () => {
    const files = {
      'o-2017.csv': 'amount,order_id\n3,C\n',
      'o-2016.csv': 'order_id,amount,note\nA,1,x\nB,2,\n',
    };
    const rows = await inFolder(files, (folder) => rowsOf(folder, { kind: 'csv', path: 'o-*.csv' }));
    expect(rows).toEqual([
      { source_file: 'o-2016.csv', source_sheet: null, source_row: 2, order_id: 'A', amount: '1', note: 'x' },
      {
        source_file: 'o-2016.csv',
        source_sheet: null,
        source_row: 3,
        order_id: 'B',
        amount: '2',
        note: null,
      },
      {
        source_file: 'o-2017.csv',
        source_sheet: null,
        source_row: 2,
        order_id: 'C',
        amount: '3',
        note: null,
      },
    ]);
  });
});
