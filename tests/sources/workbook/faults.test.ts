import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { failureOf, workbookScene } from './scene.js';
import { textRows, workbookFile, workbookParts } from './workbook_file.js';
import { zipFile } from './zip_file.js';

const scene = workbookScene();
const orders = Array.from({ length: 3000 }, (_, i) => [
  `SO${i * 7919}`,
  `M${(i * 104_729) % 997}`,
  String(i),
]);
const sound = { sheets: [{ name: '2015', rows: textRows([['A', 'B', 'C'], ...orders]) }] };

describe('files that are no sound workbook', () => {
  const sector = (text: string): Buffer =>
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(1_100_000),
      Buffer.from(text, 'utf16le'),
      Buffer.alloc(700),
    ]);
  const csv = Buffer.from('order,amount\nA1,5\n');
  it.each([
    ['an empty file', Buffer.alloc(0), /is empty/, /export it again/],
    ['a CSV with the ending of a workbook', csv, /not an Excel workbook: it holds plain text/, /kind: csv/],
    ['a picture', Buffer.from('89504e470d0a1a0a0000', 'hex'), /not an Excel workbook$/, /right file/],
    ['an encrypted workbook', sector('EncryptedPackage'), /encrypted with a password/, /remove the password/],
    ['an old .xls', sector('Workbook'), /old \.xls/, /save it as Excel Workbook/],
    [
      'another zip archive',
      zipFile([{ name: 'a.txt', content: 'a' }]),
      /zip archive, but not an \.xlsx/,
      /save \.xlsb, \.ods/,
    ],
  ])('%s', async (_, bytes, message, remedy) => {
    const failure = await scene.refusal(bytes);
    expect(failure.failure).toBe('InvalidSource');
    expect(failure.message).toMatch(message);
    expect(failure.message).toContain('orders.xlsx');
    expect(failure.details.remedy).toMatch(remedy);
    expect(failure.details.places?.[0]?.file).toBe('orders.xlsx');
  });

  it('a file that is gone since it was found', async () => {
    const file = await scene.put(workbookFile(sound));
    const failure = await failureOf(scene.open([{ ...file, location: `${file.location}.gone` }]));
    expect(failure.failure).toBe('InvalidSource');
    expect(failure.message).toContain('orders.xlsx does not exist');
  });

  it('an archive that is cut off anywhere', async () => {
    const whole = workbookFile(sound);
    for (let tenth = 1; tenth < 10; tenth += 1) {
      const failure = await scene.refusal(whole.subarray(0, Math.floor((whole.length * tenth) / 10)));
      expect(failure.failure).toBe('InvalidSource');
      expect(failure.message).toMatch(/damaged: it is cut off/);
    }
  });
});

describe('bytes that changed on the way', () => {
  const whole = workbookFile(sound);
  const start = whole.indexOf('xl/worksheets/sheet1.xml') + 'xl/worksheets/sheet1.xml'.length;
  const length = whole.readUInt32LE(start - 24 - 30 + 18);

  it('one flipped bit in a sheet, 40 times: refused, with the sheet’s name', async () => {
    let seed = 20_161_231;
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return seed % below;
    };
    for (let flip = 0; flip < 40; flip += 1) {
      const bytes = Buffer.from(whole);
      const at = start + random(length - 1);
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << (seed >>> 29)), at);
      const failure = await scene.refusal(bytes);
      expect(failure.failure).toBe('InvalidSource');
      expect(failure.message).toMatch(
        /orders\.xlsx is damaged: part xl\/worksheets\/sheet1\.xml .*\(sheet "2015"\)/,
      );
      expect(failure.details.places).toEqual([{ file: 'orders.xlsx', sheet: '2015' }]);
    }
    expect(await readdir(scene.spoolFolder())).toEqual([]);
  });

  it('a flipped bit in a part that no row comes from: refused as well', async () => {
    const picture = { name: 'xl/media/image1.png', content: Buffer.alloc(5000, 'x'), stored: true };
    const bytes = zipFile([...workbookParts(sound), picture]);
    const at = bytes.indexOf('xxxxxxxx');
    bytes.writeUInt8(0x79, at);
    expect((await scene.refusal(bytes)).message).toMatch(
      /part xl\/media\/image1\.png does not match its checksum/,
    );
  });

  it('a directory that declares fewer bytes than a part has', async () => {
    const parts = workbookParts(sound).map((part) =>
      part.name.includes('sheet1') ? { ...part, declaredBytes: 1000 } : part,
    );
    expect((await scene.refusal(zipFile(parts))).message).toMatch(/larger than the 1000 bytes declared/);
  });

  it('a part that its workbook refers to and that is not there', async () => {
    const parts = workbookParts(sound).filter(({ name }) => !name.includes('sheet1'));
    expect((await scene.refusal(zipFile(parts))).message).toMatch(
      /part xl\/worksheets\/sheet1\.xml is missing/,
    );
  });
});

describe('archives that claim absurd sizes', () => {
  it.each([
    ['a part of 5 GiB', [5], /part xl\/bomb0 unpacks to 5\.0 GiB/],
    ['parts of 9 GiB together', [3, 3, 3], /its parts unpack to 9\.0 GiB/],
  ])('%s', async (_, sizes, message) => {
    const bombs = sizes.map((size, i) => ({
      name: `xl/bomb${i}`,
      content: 'x',
      declaredBytes: size * 2 ** 30,
    }));
    const failure = await scene.refusal(zipFile([...workbookParts(sound), ...bombs]));
    expect(failure.failure).toBe('InvalidSource');
    expect(failure.message).toMatch(message);
    expect(failure.details.remedy).toMatch(/where the file comes from/);
  });
});

describe('sheets that cannot be used', () => {
  it('a missing sheet: those present, and the likely one', async () => {
    const book = workbookFile({
      sheets: [
        { name: 'Orders 2015', rows: '' },
        { name: 'levels', rows: '', state: 'hidden' },
      ],
    });
    const failure = await scene.refusal(book, { sheets: ['Orders2015'] });
    expect(failure.failure).toBe('InvalidSource');
    expect(failure.message).toBe(
      'orders.xlsx has no sheet "Orders2015"; it has "Orders 2015", "levels" (hidden)',
    );
    expect(failure.details.remedy).toContain('Did you mean "Orders 2015"?');
    expect(failure.details.places).toEqual([{ file: 'orders.xlsx', sheet: 'Orders2015' }]);
  });

  it('a pattern that fits no visible sheet', async () => {
    const book = workbookFile({
      sheets: [
        { name: 'a', rows: '' },
        { name: '2017', rows: '', state: 'hidden' },
      ],
    });
    expect((await scene.refusal(book, { sheets: ['20??'] })).message).toContain('has no sheet "20??"');
  });

  it('a heading that occurs twice, in any case', async () => {
    const failure = await scene.refusal(
      workbookFile({ sheets: [{ name: '2015', rows: textRows([['Id', 'x', ' ID ']]) }] }),
    );
    expect(failure.failure).toBe('InvalidSource');
    expect(failure.message).toMatch(/orders\.xlsx, sheet 2015.*"Id" \(columns A, C\)/);
    expect(failure.details.places).toMatchObject([{ file: 'orders.xlsx', sheet: '2015', column: 'Id' }]);
  });

  it('values below a blank row of headings', async () => {
    const rows = '<row r="3"><c r="A3" t="str"><v>Id</v></c></row><row r="4"><c r="A4"><v>1</v></c></row>';
    const failure = await scene.refusal(workbookFile({ sheets: [{ name: '2015', rows }] }));
    expect(failure.message).toBe(
      'orders.xlsx, sheet "2015": row 1 holds no headings, but row 3 holds values',
    );
    expect(failure.details.remedy).toContain('header_row');
  });

  it('text that is not UTF-8', async () => {
    const parts = workbookParts(sound).map((part) =>
      part.name.includes('sheet1')
        ? { ...part, content: Buffer.from(String(part.content).replace('SO7919', 'SO\u00ff'), 'latin1') }
        : part,
    );
    const failure = await scene.refusal(zipFile(parts));
    expect(failure.message).toMatch(/sheet "2015", row \d+: .*not UTF-8/);
    expect(await readdir(scene.spoolFolder())).toEqual([]);
  });
});

describe('stopping', () => {
  it('cancellation ends the reading at once, with the signal’s reason, and leaves nothing behind', async () => {
    const row = '<row><c><v>1</v></c><c t="str"><v>some text</v></c></row>';
    const file = await scene.put(workbookFile({ sheets: [{ name: 'S', rows: row.repeat(400_000) }] }));
    const stop = new AbortController();
    const reason = new Error('cancelled by the test');
    let stopped = 0;
    const reading = scene.open([file], {}, stop.signal, () => {
      if (stopped > 0) return;
      stopped = performance.now();
      stop.abort(reason);
    });
    await expect(reading).rejects.toBe(reason);
    expect(performance.now() - stopped).toBeLessThan(1000);
    expect(await readdir(scene.spoolFolder())).toEqual([]);
  });

  it('the event loop turns between one piece of a sheet and the next', async () => {
    const row = '<row><c><v>1.25</v></c><c t="str"><v>some text</v></c></row>';
    const heading = '<row><c t="str"><v>A</v></c></row>';
    const file = await scene.put(
      workbookFile({ sheets: [{ name: 'S', rows: heading + row.repeat(100_000) }] }),
    );
    let turn = 0;
    let reading = true;
    const count = () => {
      turn += 1;
      if (reading) setImmediate(count);
    };
    count();
    const turns: number[] = [];
    await scene.open([file], {}, undefined, () => turns.push(turn));
    reading = false;
    expect(turns.length).toBeGreaterThan(50);
    expect(new Set(turns).size).toBe(turns.length);
  });
});
