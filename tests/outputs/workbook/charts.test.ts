import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SheetChart } from '../../../outputs/workbook/chart/content.js';
import { excelLimits, type SheetColumn, type SheetRow } from '../../../outputs/workbook/content.js';
import { writeWorkbook } from '../../../outputs/workbook/write.js';
import { inFolder, sheetOf, undisturbed, workbookOf } from './content.js';
import { readParts } from './parts.js';
import { allOf, oneOf, parseXml, type Element } from './xml.js';

const columns: readonly SheetColumn[] = [
  { heading: 'Period', kind: 'text' },
  { heading: 'Loyal <b>', kind: 'integer' },
  { heading: 'New & lost', kind: 'integer' },
  { heading: 'Share', kind: 'share' },
];
const rows: readonly SheetRow[] = [
  ['2016', 10, 5, 0.6],
  ['2017', null, 7, 1],
];

const chartOf = (more: Partial<SheetChart> = {}): SheetChart => ({
  title: 'Members "by" period',
  description: 'Loyal fell & rose.',
  data: { sheet: 'figures', headings: columns.map(({ heading }) => heading), rows },
  columns: [1, 2],
  lines: [],
  categoryTitle: 'Period',
  valueTitle: 'Members',
  size: { width: 640, height: 400 },
  ...more,
});

/** Parts of a workbook with these charts beside a table of these rows. */
const partsOf = (charts: readonly SheetChart[], limits = excelLimits) =>
  inFolder(async (folder) => {
    const sheet = sheetOf(rows, columns, { id: 'figures', name: "it's Q1", charts });
    const { path } = await writeWorkbook(join(folder, 'a.xlsx'), workbookOf(sheet), undisturbed, limits);
    return await readParts(path);
  });

async function chartIn(chart: SheetChart, limits = excelLimits): Promise<Element> {
  return parseXml((await partsOf([chart], limits)).get('xl/charts/chart1.xml')!);
}

const textsIn = (element: Element, name: string) => allOf(element, name).map(({ text }) => text);

describe('a chart of a sheet', () => {
  it('refers to the cells of its table and stores their values too', async () => {
    const chart = await chartIn(chartOf());
    const [first, second] = allOf(chart, 'c:ser');
    expect(textsIn(first!, 'c:f')).toEqual([
      "'it''s Q1'!$B$3",
      "'it''s Q1'!$A$4:$A$5",
      "'it''s Q1'!$B$4:$B$5",
    ]);
    expect(textsIn(oneOf(first!, 'c:tx'), 'c:v')).toEqual(['Loyal <b>']);
    expect(textsIn(oneOf(first!, 'c:cat'), 'c:v')).toEqual(['2016', '2017']);
    expect(textsIn(oneOf(second!, 'c:val'), 'c:v')).toEqual(['5', '7']);
  });

  it('leaves a gap where there is no value', async () => {
    const [first] = allOf(await chartIn(chartOf()), 'c:ser');
    const values = oneOf(first!, 'c:val');
    expect(oneOf(values, 'c:ptCount').attributes).toEqual({ val: '2' });
    expect(allOf(values, 'c:pt').map(({ attributes }) => attributes)).toEqual([{ idx: '0' }]);
    expect(oneOf(await chartIn(chartOf()), 'c:dispBlanksAs').attributes).toEqual({ val: 'gap' });
  });

  it('stacks columns and gives shares an axis of their own from 0 to 1', async () => {
    const chart = await chartIn(chartOf({ columns: [1], lines: [3], shareTitle: 'Cumulative share' }));
    expect(oneOf(oneOf(chart, 'c:barChart'), 'c:grouping').attributes).toEqual({ val: 'stacked' });
    const axesOf = (layer: string) =>
      allOf(oneOf(chart, layer), 'c:axId').map(({ attributes }) => attributes.val);
    expect(axesOf('c:lineChart').filter((axis) => axesOf('c:barChart').includes(axis))).toEqual([]);
    const share = allOf(chart, 'c:valAx')[1]!;
    expect(oneOf(share, 'c:max').attributes).toEqual({ val: '1' });
    expect(oneOf(share, 'c:crosses').attributes).toEqual({ val: 'max' });
    expect(textsIn(share, 'a:t')).toEqual(['Cumulative share']);
  });

  it('draws shares from 0 on, and leaves the end of the axis to the values', async () => {
    const [values] = allOf(
      await chartIn(chartOf({ columns: [], lines: [3], valuesAreShares: true })),
      'c:valAx',
    );
    expect(oneOf(values!, 'c:min').attributes).toEqual({ val: '0' });
    expect(allOf(values!, 'c:max')).toEqual([]);
    const [members] = allOf(await chartIn(chartOf()), 'c:valAx');
    expect(allOf(members!, 'c:min')).toEqual([]);
  });

  it('names one face for every script, and draws no minor ticks', async () => {
    const chart = await chartIn(chartOf());
    const faces = ['a:latin', 'a:ea', 'a:cs'].flatMap((name) =>
      allOf(chart, name).map(({ attributes }) => attributes.typeface),
    );
    expect(new Set(faces)).toEqual(new Set(['Microsoft YaHei']));
    expect(new Set(allOf(chart, 'c:minorTickMark').map(({ attributes }) => attributes.val))).toEqual(
      new Set(['none']),
    );
  });

  it('gives every series a colour of its own', async () => {
    const colours = allOf(await chartIn(chartOf({ columns: [1, 2, 3] })), 'c:ser').map(
      (series) => oneOf(series.children[3]!.children[0]!, 'a:srgbClr').attributes.val,
    );
    expect(new Set(colours).size).toBe(3);
  });

  it('is described in words for who does not see it', async () => {
    const drawing = parseXml((await partsOf([chartOf()])).get('xl/drawings/drawing1.xml')!);
    expect(oneOf(drawing, 'xdr:cNvPr').attributes).toEqual({
      id: '2',
      name: 'Members "by" period',
      descr: 'Loyal fell & rose.',
    });
  });

  it('stands beneath its table, the next one beneath it, on a page that is not broken', async () => {
    const parts = await partsOf([chartOf(), chartOf()]);
    const drawing = parseXml(parts.get('xl/drawings/drawing1.xml')!);
    const places = allOf(drawing, 'xdr:from').map((from) => textsIn(from, 'xdr:row'));
    // Title, notice, headings, two rows, one free; the first chart is twenty rows high.
    expect(places).toEqual([['6'], ['27']]);
    expect(parts.has('xl/charts/chart2.xml')).toBe(true);
    const sheet = parseXml(parts.get('xl/worksheets/sheet1.xml')!);
    expect(oneOf(sheet, 'pageSetup').attributes.fitToHeight).toBe('1');
  });

  it('keeps its values without a reference where its table goes on over several sheets', async () => {
    const chart = await chartIn(chartOf(), { ...excelLimits, rows: 4 });
    expect(allOf(chart, 'c:f')).toEqual([]);
    const [first] = allOf(chart, 'c:ser');
    expect(textsIn(oneOf(first!, 'c:strLit'), 'c:v')).toEqual(['2016', '2017']);
    expect(textsIn(oneOf(first!, 'c:numLit'), 'c:v')).toEqual(['10']);
  });

  it('is refused when no sheet has its data', async () => {
    const lost = chartOf({ data: { ...chartOf().data, sheet: 'elsewhere' } });
    await expect(partsOf([lost])).rejects.toThrow('No sheet of the workbook has the id elsewhere');
  });
});
