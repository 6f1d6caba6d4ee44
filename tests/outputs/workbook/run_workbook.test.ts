import { describe, expect, it } from 'vitest';
import type { CellValue, SheetContent, SheetRow, TableSheet } from '../../../outputs/workbook/content.js';
import type { Report } from '../../../reporting/report.js';
import type { Locale } from '../../../reporting/texts/locale.js';
import { sampleReport } from '../../support/sample_report.js';
import { manifest, tables, workbook } from './run_tables.js';

const isTable = (sheet: SheetContent): sheet is TableSheet => 'rows' in sheet;

/** Rows of every table of the workbook, by the sheet's name. */
const sheets = (locale: Locale): Promise<ReadonlyMap<string, readonly SheetRow[]>> =>
  workbook(sampleReport(locale), async (content) => {
    const read = new Map<string, SheetRow[]>();
    for (const { name, rows } of content.sheets.filter(isTable)) {
      const all: SheetRow[] = [];
      for await (const batch of rows) all.push(...batch);
      read.set(name, all);
    }
    return read;
  });

/** The summary's cells by row, empty ones left out. */
const summary = (report: Report, of = manifest): Promise<readonly (readonly CellValue[])[]> =>
  workbook(
    report,
    ({ sheets: [first] }) => {
      if (first === undefined || !('page' in first)) throw new Error('The workbook begins with no summary');
      return Promise.resolve(
        first.page.map(({ cells }) =>
          cells.flatMap((cell) => (cell === null || cell.value === null ? [] : [cell.value])),
        ),
      );
    },
    {},
    of,
  );

describe('the workbook of a run', () => {
  it('begins with period, result, checks, sources, definitions, run and what to do next', async () => {
    const about = (await sheets('en')).get('About') ?? [];
    expect([...new Set(about.map(([topic]) => topic))]).toEqual([
      'Period',
      'Result',
      'Checks',
      'Sources',
      'Definitions',
      'Run',
      'What next',
    ]);
    expect(about).toContainEqual(['Period', '2018-01-01', 'All orders to 2017-12-31']);
    expect(about).toContainEqual(['Result', 'Not available', 'refunds: needs the table refunds']);
    expect(about).toContainEqual([
      'Checks',
      'Order rows add up',
      'OK: 1,234 read = 1,230 kept + 3 quarantined + 1 excluded',
    ]);
    expect(about).toContainEqual([
      'Checks',
      'Orders that arrived late',
      '2, amount changed by 30.5, since run run-0',
    ]);
    expect(about).toContainEqual(['Sources', 'orders', 'tea.xlsx (2016, 2017)']);
  });

  it('tells times as the clocks of the business show them', async () => {
    const about = (await sheets('zh-CN')).get('说明') ?? [];
    expect(about).toContainEqual(['运行', '发布时间', '2018-01-03 04:30:00 Asia/Shanghai']);
  });

  it('tells the warnings of the run in its language, and as they are where they are only texts', async () => {
    const about = (await sheets('zh-CN')).get('说明') ?? [];
    expect(about.filter(([, name]) => name === '提示').map(([, , text]) => text)).toEqual([
      '2018-01-01：有 1 个分箱边界重合，因为许多会员取值相同；部分分值不会出现',
      'Said by an earlier version',
    ]);
  });

  it('calls built-in segments by their names and leaves others as they are, the best first', async () => {
    const read = await sheets('zh-CN');
    expect(read.get('RFM 得分')?.map((row) => [row[0], row.at(-1)])).toEqual([
      ['b', '冠军客户'],
      ['a', '=own name'],
      ['c', '未下单会员'],
    ]);
    expect(read.get('RFM 分群')?.map(([, code, segment]) => [code, segment])).toEqual([
      ['555', '冠军客户'],
      ['111', '沉睡客户'],
      [null, '超出分箱范围'],
    ]);
  });

  it('shows the window and the edges of each period', async () => {
    expect((await sheets('en')).get('Periods and bins')).toEqual([
      ['2018-01-01', null, '2017-12-31', '30; 90', '1; 2.5', '10; 20', 0, 0],
    ]);
  });

  it('explains every line of the reconciliation, the orders first', async () => {
    const lines = (await sheets('en')).get('Reconciliation') ?? [];
    expect(lines.map(([table, line, , , meaning]) => [table, line, meaning])).toEqual([
      ['orders', 'kept', 'Rows that count.'],
      ['orders', 'reason CANCELLED', 'The source marks the row as cancelled.'],
      ['orders', 'excluded night shift', 'Rows of members on the exclusion list “night shift”.'],
      ['orders', 'flag OUTLIER', 'The amount is unusually large.'],
      ['refunds', 'source', 'Rows of the source, and the sum of their amounts that can be read.'],
    ]);
  });

  it('shows a row set aside with reason, remedy and cells for reading', async () => {
    const [row] = (await sheets('en')).get('Quarantine') ?? [];
    expect(row).toEqual([
      'orders',
      'tea.xlsx',
      '2017',
      12,
      'CANCELLED',
      'The source marks the row as cancelled.',
      'Nothing; check tables.orders.cancelled if sound orders are among them.',
      'state',
      'void',
      '8.0000',
      'id: 007 | state: void | note: –',
    ]);
  });

  it('has the same sheets and the same numbers of rows in every language', async () => {
    const [english, chinese] = [await sheets('en'), await sheets('zh-CN')];
    expect([...chinese.values()].map((rows) => rows.length)).toEqual(
      [...english.values()].map((rows) => rows.length),
    );
  });

  it('describes every column of every sheet of results and checks, those of the report among them', async () => {
    const dictionary = (await sheets('en')).get('Data dictionary') ?? [];
    for (const [, , meaning] of dictionary) expect(String(meaning).length).toBeGreaterThan(4);
    expect(dictionary).toContainEqual(['RFM scores', 'Rank', expect.any(String), 'rank']);
    const [segments] = sampleReport('en').sections[0]!.tables;
    for (const { heading, meaning } of segments!.columns) {
      expect(dictionary).toContainEqual([segments!.title, heading, meaning, null]);
    }
  });

  it('shows each chart of the report with its figures, grids shaded and the others drawn', async () => {
    const report = sampleReport('en');
    const read = await sheets('en');
    const content = await workbook(report, ({ sheets: all }) => Promise.resolve(all));
    let shaded = 0;
    for (const section of report.sections.filter(({ id }) => id !== 'quality' && id !== 'definitions')) {
      for (const chart of section.charts) {
        const sheet = content.find(({ id }) => id === `${section.id}/${chart.id}`);
        switch (chart.kind) {
          case 'stacked':
          case 'trend':
          case 'pareto':
            expect(sheet?.charts?.map(({ title, data }) => [title, data.rows.length])).toEqual([
              [chart.title, chart.categories.length],
            ]);
            break;
          case 'heat':
            shaded += 1;
            expect(read.get(sheet!.name)).toEqual(
              chart.y.categories.map((category, i) => [category, ...chart.values[i]!]),
            );
            break;
          default:
            expect(sheet).toBeUndefined();
        }
      }
    }
    expect(shaded).toBeGreaterThan(0);
    expect(content[0]?.charts).toMatchObject([{ data: { sheet: 'segments/segments_by_period' } }]);
  });
});

describe('the summary', () => {
  it('says what is described, that the checks passed, what was found, and leads to every other sheet', async () => {
    const report = sampleReport('en');
    const rows = await summary(report);
    expect(rows.slice(0, 2)).toEqual([[report.title], [report.period]]);
    expect(rows).toContainEqual([
      'All 2 checks passed: 1,234 read = 1,230 kept + 3 quarantined + 1 excluded',
    ]);
    for (const sentence of report.summary) expect(rows).toContainEqual([sentence]);
    expect(report.cards.some(({ change }) => change === null)).toBe(true);
    for (const { label, figure, change } of report.cards) {
      expect(rows).toContainEqual([label, figure.text, change?.text ?? 'no comparison yet']);
    }
    for (const { sentence, members, strengthText, action } of report.findings) {
      const cells = [sentence, members?.count, strengthText, action ?? '', members?.command ?? ''];
      expect(rows).toContainEqual(cells.filter((cell) => cell !== undefined));
    }
    const names = await workbook(report, ({ sheets: all }) => Promise.resolve(all.map(({ name }) => name)));
    const listed = rows.map(([name]) => name);
    expect(names.slice(1).filter((name) => !listed.includes(name))).toEqual([]);
  });

  it('says in both languages when a check failed', async () => {
    const failing = { ...manifest, gates: [{ gate: 'rejected_share', verdict: 'failed', message: '' }] };
    const verdict = async (locale: Locale) =>
      (await summary(sampleReport(locale), failing)).flat().find((text) => /1 of 2|2 项/.test(String(text)));
    expect(await verdict('en')).toMatch(/^1 of 2 checks FAILED/);
    expect(await verdict('zh-CN')).toMatch(/^2 项检查中有 1 项未通过/);
  });

  it('stands on its own for a run that found nothing', async () => {
    const empty: Report = {
      ...sampleReport('en'),
      cards: [],
      findings: [],
      sections: [],
      summary: [],
      limits: [],
    };
    const rows = await summary(empty);
    expect(rows).toContainEqual(['Nothing stands out.']);
  });
});

describe('the pivot', () => {
  const pivotOf = (locale: Locale, groups?: string) =>
    workbook(
      sampleReport(locale),
      ({ sheets: all }) => Promise.resolve(all.find((sheet) => 'page' in sheet && sheet.pivot)),
      groups === undefined ? {} : { rfm_groups: groups },
    );

  it('adds up the stored groups, the best segment first, those without a code last', async () => {
    const sheet = await pivotOf('en');
    if (sheet === undefined || !('page' in sheet)) throw new Error('There is no pivot');
    expect(sheet.page.slice(3).map(({ cells }) => cells.map((cell) => cell?.value ?? null))).toEqual([
      ['Number of members', '', 'Period', ''],
      ['Segment', 'RFM code', '2018-01-01', 'Total'],
      ['Champions', '', 1, 1],
      ['', '555', 1, 1],
      ['Dormant', '', 1, 1],
      ['', '111', 1, 1],
      ['Out of range', '', 1, 1],
      ['', 'no code', 1, 1],
      ['Total', '', 3, 3],
    ]);
  });

  it('has codes alone where the segments are the codes', async () => {
    const named = tables.rfm_groups.replace('name as segment', 'code as segment');
    const sheet = await pivotOf('en', named.replace(", (null, 'OUT_OF_RANGE')", ''));
    expect(sheet).toMatchObject({ pivot: { rows: [{ items: ['555', '111'] }] } });
  });

  it('is left out of a run without groups', async () => {
    expect(await pivotOf('en', `${tables.rfm_groups} limit 0`)).toBeUndefined();
  });
});
