import { describe, expect, it } from 'vitest';
import { previewSheets, readSheetNames } from '../../../sources/workbook/inspect.js';
import { failureOf, workbookScene, workbookSource } from './scene.js';
import { textRows, workbookFile } from './workbook_file.js';

const scene = workbookScene();
const { signal } = new AbortController();
const book = workbookFile({
  sheets: [
    {
      name: '2015',
      rows: textRows([
        ['Id', null, 'Amount'],
        ['a', null, '1'],
        [null],
        ['b', 'note', '2'],
        ['c', null, '3'],
      ]),
    },
    { name: 'empty', rows: '' },
    { name: 'levels & "more"', rows: textRows([['Level']]), state: 'hidden' },
  ],
});

describe('looking into a workbook without reading it all', () => {
  it('names of all sheets, in the order of the tabs', async () => {
    expect(await readSheetNames(await scene.put(book), signal)).toEqual(['2015', 'empty', 'levels & "more"']);
  });

  it('headings and first rows of each wanted sheet', async () => {
    const files = [await scene.put(book)];
    expect(await previewSheets(workbookSource(), files, 2, signal)).toEqual([
      {
        file: 'orders.xlsx',
        sheet: '2015',
        headings: ['Id', 'Column B', 'Amount'],
        rows: [
          { row: 2, values: ['a', null, '1'] },
          { row: 4, values: ['b', 'note', '2'] },
        ],
      },
      { file: 'orders.xlsx', sheet: 'empty', headings: [], rows: [] },
    ]);
    expect(await previewSheets(workbookSource({ sheets: ['levels & "more"'] }), files, 2, signal)).toEqual([
      { file: 'orders.xlsx', sheet: 'levels & "more"', headings: ['Level'], rows: [] },
    ]);
  });

  it('a large sheet is read at its beginning only: damage at its end does not show', async () => {
    const cells = Array.from({ length: 50_000 }, (_, i) => `<row><c><v>${i * 7919}</v></c></row>`).join('');
    const bytes = workbookFile({
      sheets: [{ name: 'S', rows: `<row><c t="str"><v>A</v></c></row>${cells}` }],
    });
    const end = bytes.indexOf('PK\x01\x02');
    bytes.fill(0xff, end - 2000, end);
    const files = [await scene.put(bytes)];
    expect((await previewSheets(workbookSource(), files, 3, signal))[0]?.rows).toHaveLength(3);
    expect((await failureOf(scene.open(files))).message).toContain('damaged');
  });

  it('a missing sheet is refused here too', async () => {
    const failure = await failureOf(
      previewSheets(workbookSource({ sheets: ['2016'] }), [await scene.put(book)], 2, signal),
    );
    expect(failure.message).toContain('has no sheet "2016"');
  });
});
