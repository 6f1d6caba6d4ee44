import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { MemberflowError } from '../../../contracts/failures.js';
import { inFolder, rowsOf, rowsOfFile } from '../reading.js';

type Options = Readonly<Record<string, unknown>>;

/** The failure that reading a CSV file ends with. */
async function failureOf(
  content: string | Uint8Array,
  options: Options = {},
  name = 'o.csv',
): Promise<MemberflowError> {
  const outcome: unknown = await rowsOfFile(name, content, { kind: 'csv', ...options }).catch(
    (error: unknown) => error,
  );
  if (!(outcome instanceof MemberflowError))
    throw new Error(`no failure: ${JSON.stringify(outcome)}`, { cause: outcome });
  return outcome;
}

const gb18030 = Buffer.from('b6a9b5a5bac52cbdf0b6ee0abcd72c350a', 'hex');

describe('a CSV file that cannot be used', () => {
  const cases: readonly (readonly [string, string | Uint8Array, Options, RegExp, number | undefined])[] = [
    ['an empty file', '', {}, /o\.csv is empty/, undefined],
    ['a file of empty lines', '\n\r\n\n', {}, /o\.csv is empty/, undefined],
    ['a byte order mark alone', '\uFEFF', {}, /o\.csv is empty/, undefined],
    ['GB18030 read as UTF-8', gb18030, {}, /o\.csv, line 1: bytes that are not UTF-8/, 1],
    [
      'one wrong byte',
      Buffer.from('a,b\r\n1,2\r\n3,caf\xe9\r\n', 'latin1'),
      {},
      /line 3: bytes that are not UTF-8/,
      3,
    ],
    [
      'UTF-8 read as GB18030',
      'a,b\n1,2\n中,4\n',
      { encoding: 'gb18030' },
      /line 3: bytes that are not GB18030/,
      3,
    ],
    ['a character cut off at the end', Buffer.from('612c620a312ce8ae', 'hex'), {}, /line 2: bytes/, 2],
    ['a NUL byte', 'a,b\n1,2\n3,\0\n', {}, /line 3: a NUL byte/, 3],
    ['UTF-16', Buffer.from('\uFEFFa,b\n1,2\n', 'utf16le'), {}, /UTF-16, not CSV/, undefined],
    ['a ZIP archive', 'PK\x03\x04\x14\0\n', {}, /workbook or a ZIP archive, not CSV/, undefined],
    ['undeclared gzip', gzipSync('a,b\n1,2\n'), {}, /compressed with gzip, not CSV/, undefined],
    ['gzip that is none', 'a,b\n1,2\n', { compression: 'gzip' }, /o\.csv is not gzip/, undefined],
    [
      'gzip that is cut off',
      gzipSync('a,b\n1,2\n').subarray(0, -9),
      { compression: 'gzip' },
      /gzip stream ends early/,
      undefined,
    ],
    [
      'a wrong delimiter',
      'order_id;amount\nA;1,5\n',
      {},
      /heading "order_id;amount": it looks separated by ";" \(semicolon\)/,
      1,
    ],
    ['a wrong delimiter, tab', 'order_id\tamount\nA\t1\n', {}, /looks separated by "\\t" \(tab\)/, 1],
    [
      'a wrong delimiter, comma',
      'order_id,amount\nA,1\n',
      { delimiter: '|' },
      /separated by "," \(comma\)/,
      1,
    ],
    [
      'a row with too few fields',
      'a,b\n1,2\n3\n',
      {},
      /1 row has not the 2 columns of the headings: line 3 has 1: "3"/,
      3,
    ],
    ['a row with too many fields', 'a,b\n"x\ny",2\n3,4,\n', {}, /line 4 has 3: "3,4,"/, 4],
    [
      'a quote that is never closed',
      'a,b\n1,2\n3,"4\n5,6\n',
      {},
      /quote that opens on line 3 is never closed/,
      3,
    ],
    [
      'text after a closing quote',
      'a,b\n1,"2\n"x\n3,4\n',
      {},
      /opens on line 2 is followed by other text where it closes, on line 3/,
      2,
    ],
    ['two equal headings', 'id,Amount,amount \n1,2,3\n', {}, /more than once: "Amount" \(columns B, C\)/, 1],
    ['a heading that is the name of a place', 'id,Source_Row\n1,2\n', {}, /has a column Source_Row/, 1],
  ];

  it.each(cases)('%s: says what and where', async (_, content, options, message, row) => {
    const failure = await failureOf(content, options);
    expect(failure.failure).toBe('InvalidSource');
    expect(failure.message).toMatch(message);
    expect(failure.message).toContain('o.csv');
    expect(failure.details.places?.[0]).toMatchObject({
      file: 'o.csv',
      ...(row === undefined ? {} : { row }),
    });
    expect(failure.details.remedy).toMatch(/\w{3,}.*\.$/);
  });

  it('does not read UTF-8 with a byte order mark as GB18030', async () => {
    const failure = await failureOf('\uFEFFa,b\n1,2\n', { encoding: 'gb18030' });
    expect(failure.message).toContain('line 1: bytes that are not GB18030');
    expect(failure.details.remedy).toContain('encoding: utf-8');
  });

  it('says how to declare GB18030', async () => {
    expect((await failureOf(gb18030)).details.remedy).toContain('encoding: gb18030');
  });

  it('finds a changed bit within gzip by its checksum', async () => {
    const packed = gzipSync('order_id,amount\n' + 'A1,12.50\n'.repeat(50), { level: 0 });
    packed[100] = (packed[100] as number) ^ 1;
    expect((await failureOf(packed, {}, 'o.csv.gz')).message).toBe('o.csv.gz is damaged gzip');
  });

  it('shows the first five rows of a wrong width and counts the others', async () => {
    const failure = await failureOf('a,b\n' + '1,2\nx\n'.repeat(1234));
    expect(failure.message).toContain('1,234 rows have not the 2 columns');
    expect(failure.message).toContain('and 1,229 more');
    expect(failure.details.places?.map(({ row, value }) => [row, value])).toEqual([
      [3, 'x'],
      [5, 'x'],
      [7, 'x'],
      [9, 'x'],
      [11, 'x'],
    ]);
    expect(failure.details.figures).toEqual({ expected_columns: 2, rows: 1234 });
  });

  it('counts lines on through quoted line breaks of every kind', async () => {
    const text = 'a,b\r\n"1\r\n2\r3\n4",x\r\n\r\n5\r\n';
    expect((await failureOf(text)).details.places).toEqual([{ file: 'o.csv', row: 7, value: '5' }]);
  });

  it('names the file at fault among several', async () => {
    const files = { 'o-1.csv': 'a,b\n1,2\n', 'o-2.csv': 'a,b\n1\n' };
    await inFolder(files, async (folder) => {
      await expect(rowsOf(folder, { kind: 'csv', path: 'o-*.csv' })).rejects.toThrow(/^o-2\.csv: 1 row/);
    });
  });

  it('refuses a file of one endless line', async () => {
    const failure = await failureOf('x'.repeat((1 << 24) + 2));
    expect(failure.message).toBe('o.csv: line 1 has no end, so this is no CSV text');
  });
});
