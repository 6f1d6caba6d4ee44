import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvCell, writeCsv } from '../../../client/results/csv_file.js';

describe('a cell of a CSV file', () => {
  it.each([
    ['plain', 'plain'],
    ['会员', '会员'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['=1+1', "'=1+1"],
    ['+86 138', "'+86 138"],
    ['-3', "'-3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', `"'\r=1"`],
    ['=A1,B1', `"'=A1,B1"`],
    ['a=1', 'a=1'],
    ['', ''],
  ])('of the text %j is %j', (text, cell) => {
    expect(csvCell(text, true)).toBe(cell);
  });

  it('keeps numbers as they are, and is empty for null', () => {
    expect(csvCell('-12.5000', false)).toBe('-12.5000');
    expect(csvCell(-3, false)).toBe('-3');
    expect(csvCell(null, true)).toBe('');
  });
});

describe('a CSV file', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'memberflow-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const columns = [
    { name: 'member_id', isText: true },
    { name: 'monetary_sum', isText: false },
  ];
  async function* rows(failing = false) {
    yield [
      ['ann', '-1.0000'],
      ['bob', null],
    ];
    await Promise.resolve();
    if (failing) throw new Error('the source broke');
  }

  it('has a heading, and a line for every row', async () => {
    const path = join(folder, 'members.csv');
    expect(await writeCsv(path, { columns, rows: rows() })).toBe(2);
    expect(await readFile(path, 'utf8')).toBe('\u{feff}member_id,monetary_sum\r\nann,-1.0000\r\nbob,\r\n');
  });

  it('that could not be completed leaves the old one and nothing else', async () => {
    const path = join(folder, 'kept.csv');
    await writeFile(path, 'old');
    await expect(writeCsv(path, { columns, rows: rows(true) })).rejects.toThrow('the source broke');
    expect(await readFile(path, 'utf8')).toBe('old');
    expect((await readdir(folder)).filter((name) => name.includes('partial'))).toEqual([]);
  });

  it('is refused where there can be none, and says why', async () => {
    await mkdir(join(folder, 'taken'));
    for (const [path, reason] of [
      [join(folder, 'nowhere', 'a.csv'), 'its folder does not exist'],
      [join(folder, 'taken'), 'it is a folder'],
    ] as const) {
      await expect(writeCsv(path, { columns, rows: rows() })).rejects.toMatchObject({
        failure: 'InvalidInput',
        message: `${path} cannot be written: ${reason}`,
      });
    }
  });
});
