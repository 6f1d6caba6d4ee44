import { join } from 'node:path';
import type { Manifest } from '../../../contracts/manifest.js';
import { createDuckDb } from '../../../engine/duckdb/duckdb.js';
import { defaultDuckDbSettings } from '../../../engine/duckdb/settings.js';
import type { WorkbookContent } from '../../../outputs/workbook/content.js';
import { workbookContent } from '../../../outputs/workbook/run_workbook.js';
import type { Report } from '../../../reporting/report.js';
import { inFolder } from './content.js';

/** Of a small run; its figures are not those of the sample report. */
export const manifest: Manifest = {
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
  warnings: ['2018-01-01: 1 bin edges fall together', 'Said by an earlier version'],
  toldWarnings: [
    {
      text: '2018-01-01: 1 bin edges fall together',
      warning: { code: 'edges_collapsed', period: '2018-01-01', edges: 1 },
    },
  ],
};

/** Tables as a run stores them, in the order of their keys. */
export const tables = {
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

/**
 * The workbook of a report over these tables, while its rows can be read.
 * @param more tables beside or instead of them
 */
export async function workbook<T>(
  report: Report,
  read: (content: WorkbookContent, folder: string) => Promise<T>,
  more: Readonly<Record<string, string>> = {},
  of = manifest,
): Promise<T> {
  const signal = new AbortController().signal;
  return await inFolder((folder) =>
    createDuckDb(defaultDuckDbSettings).withSession(
      { temporaryFolder: join(folder, 'spill'), signal },
      async (session) => {
        const stored = { ...tables, ...more };
        for (const [name, select] of Object.entries(stored))
          await session.run(`create temp table ${name} as ${select}`);
        const content = await workbookContent({
          session,
          config: { currency: 'CNY', mail: undefined },
          manifest: of,
          tables: Object.keys(stored),
          report,
        });
        return await read(content, folder);
      },
    ),
  );
}
