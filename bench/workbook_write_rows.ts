import type { SheetColumn, SheetRow } from '../outputs/workbook/content.js';

export const columns: readonly SheetColumn[] = [
  { heading: 'member_id', kind: 'text' },
  { heading: 'period', kind: 'text' },
  { heading: 'last order', kind: 'date' },
  { heading: 'recency (days)', kind: 'integer' },
  { heading: 'orders', kind: 'integer' },
  { heading: 'amount (CNY)', kind: 'money' },
  { heading: 'rfm_code', kind: 'text' },
  { heading: 'rfm_sum', kind: 'integer' },
  { heading: 'share', kind: 'share' },
  { heading: 'segment', kind: 'text' },
];

const segments = ['重要价值', '重要唤回', '重要深耕', '重要挽留', '潜力', '新客户', '一般维持', '流失'];
const firstDay = Date.UTC(2015, 0, 1);
const batchRows = 2048;

function row(i: number): SheetRow {
  return [
    String((i * 7919) % 1_000_003).padStart(8, '0'),
    '2016',
    new Date(firstDay + ((i * 31) % 730) * 86_400_000).toISOString().slice(0, 10),
    (i * 31) % 365,
    (i % 17) + 1,
    `${Math.trunc(((i * 9973) % 10_000_000) / 100)}.${String((i * 9973) % 100).padStart(2, '0')}00`,
    `${(i % 5) + 1}${(i % 3) + 1}${(i % 4) + 1}`,
    (i % 5) + (i % 3) + (i % 4) + 3,
    (i % 1001) / 1000,
    segments[i % 8]!,
  ];
}

/** The rows as a plain generator gives them; workbook-write.py makes the same. */
// eslint-disable-next-line @typescript-eslint/require-await -- a source of rows is asynchronous
export async function* generatedRows(count: number): AsyncGenerator<readonly SheetRow[]> {
  for (let start = 0; start < count; start += batchRows) {
    yield Array.from({ length: Math.min(batchRows, count - start) }, (_, i) => row(start + i));
  }
}

/** The same rows as a query, for a Parquet file of them. */
export const rowsQuery = (count: number): string => `
  select
    lpad(cast(i * 7919 % 1000003 as varchar), 8, '0') as member_id,
    '2016' as period,
    date '2015-01-01' + cast(i * 31 % 730 as integer) as last_order,
    i * 31 % 365 as recency_days,
    i % 17 + 1 as order_count,
    cast(cast(i * 9973 % 10000000 as decimal(18, 4)) / 100 as decimal(18, 4)) as monetary_sum,
    concat(i % 5 + 1, i % 3 + 1, i % 4 + 1) as rfm_code,
    i % 5 + i % 3 + i % 4 + 3 as rfm_sum,
    cast(i % 1001 as double) / 1000 as share,
    list_extract([${segments.map((name) => `'${name}'`).join(', ')}], cast(i % 8 + 1 as integer)) as segment
  from range(${count}) as r(i)
  order by i`;
