import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../config/load.js';
import type { Config } from '../../../config/schema.js';
import type { Manifest } from '../../../contracts/manifest.js';
import { createDuckDb } from '../../../engine/duckdb/duckdb.js';
import { defaultDuckDbSettings } from '../../../engine/duckdb/settings.js';
import type { SheetRow } from '../../../outputs/workbook/content.js';
import { workbookContent } from '../../../outputs/workbook/run_workbook.js';
import { inFolder } from './content.js';

const manifest: Manifest = {
  manifestVersion: 1,
  business: 'tea-house',
  job: 'rfm',
  runId: 'run-1',
  asOf: '2018-01-01',
  timeZone: 'Asia/Shanghai',
  codeVersion: '1.2.3',
  configurationHash: 'abcdef0123456789',
  publishedAt: '2018-01-02T20:30:00.000Z',
  inputs: [{ table: 'orders', path: 'tea.xlsx', bytes: 9, sha256: 'f'.repeat(64), sheets: ['2016', '2017'] }],
  counts: { lines: { read: 1234, kept: 1230, quarantined: 3, excluded: 1 }, orders: 1230, members: 700 },
  periods: [
    {
      label: '2018-01-01',
      startsOn: null,
      asOf: '2018-01-01',
      partial: false,
      edges: { recency: [30, 90], frequency: [1, 2.5], monetary: [10, 20] },
      collapsed: 0,
      outOfRange: 0,
    },
  ],
  weights: { r: 0.4, f: 0.2, m: 0.4 },
  consistencyRatio: null,
  namesVersion: 'five_bins/1',
  gates: [{ gate: 'rejected_share', verdict: 'passed', message: '' }],
  drift: { runId: 'run-0', changes: [{ change: 'late_arriving', rows: 2, amount: '30.5000' }] },
  tables: {},
  documents: [],
  notAvailable: ['refunds'],
  warnings: ['2018-01-01: 1 bin edges fall together'],
};

/** Tables as a run stores them, in the order of their keys. */
const tables = {
  rfm_groups: `select '2018-01-01' as period, date '2018-01-01' as as_of, code as rfm_code, name as segment, 1 as members, 0.5 as member_share,
    2 as order_count, cast(3 as decimal(18, 4)) as monetary_sum, 0.5 as monetary_share, 1.0 as recency_days_mean
    from (values ('111', 'DORMANT'), ('555', 'CHAMPIONS'), (null, 'OUT_OF_RANGE')) as groups(code, name)`,
  rfm_scores: `select member as member_id, '2018-01-01' as period, date '2018-01-01' as as_of, 3 as recency_days, 2 as order_count,
    cast(7 as decimal(18, 4)) as monetary_sum, 5 as r, 5 as f, 5 as m, '555' as rfm_code, 15 as rfm_sum, cast(5 as decimal(7, 4)) as rfm_score, place as rank, name as segment
    from (values ('a', 2, '=own name'), ('b', 1, 'CHAMPIONS'), ('c', null, 'PROSPECTS')) as members(member, place, name)`,
  reconciliation: `select * from (values ('refunds', 'source', 1, cast(2 as decimal(38, 4))), ('orders', 'kept', 4, cast(8 as decimal(38, 4))),
    ('orders', 'reason CANCELLED', 1, null), ('orders', 'excluded night shift', 1, null), ('orders', 'flag OUTLIER', 0, null)) as lines(table_name, line, row_count, amount)`,
  audit: `select 'orders' as table_name, 'id' as source_heading, 'order_id' as column_name, 'id' as kind, 4 as row_count, 0 as missing, 0 as unparseable,
    4 as distinct_values, '007' as minimum, '9' as maximum, 0 as repeated_rows`,
  orders_quarantine: `select 'orders' as table_name, 'tea.xlsx' as source_file, '2017' as source_sheet, 12 as source_row, 'CANCELLED' as reason, 'state' as column_name,
    'void' as value, cast(8 as decimal(18, 4)) as amount, '{"id":"007","state":"void","note":null}' as raw_values`,
};

/** Rows of every sheet of the workbook, by the sheet's name. */
async function sheets(locale: Config['locale']): Promise<ReadonlyMap<string, readonly SheetRow[]>> {
  const config = parseConfig({
    version: 1,
    business: 'tea-house',
    time_zone: 'Asia/Shanghai',
    currency: 'CNY',
    locale,
    sources: { orders: { kind: 'csv', path: 'orders.csv' } },
    tables: {
      orders: {
        source: 'orders',
        columns: { order_id: 'id', member_id: 'who', ordered_at: 'when', amount: 'sum' },
      },
    },
  });
  const signal = new AbortController().signal;
  return await inFolder((folder) =>
    createDuckDb(defaultDuckDbSettings).withSession(
      { temporaryFolder: join(folder, 'spill'), signal },
      async (session) => {
        for (const [name, select] of Object.entries(tables))
          await session.run(`create temp table ${name} as ${select}`);
        const content = workbookContent({ session, config, manifest, tables: Object.keys(tables) });
        const read = new Map<string, SheetRow[]>();
        for (const { name, rows } of content.sheets) {
          const all: SheetRow[] = [];
          for await (const batch of rows) all.push(...batch);
          read.set(name, all);
        }
        return read;
      },
    ),
  );
}

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

  it('describes every column of every sheet of results and checks', async () => {
    const words = ((await sheets('en')).get('Data dictionary') ?? []).map(([, , meaning]) => meaning);
    expect(words.every((meaning) => typeof meaning === 'string' && meaning.length > 5)).toBe(true);
    expect(words).toHaveLength(58);
  });
});
