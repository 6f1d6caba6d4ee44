import { z } from 'zod';
import { tableNames } from '../domain/tables/index.js';

/** Version of the configuration's form; a file of an older one is migrated, of a newer one refused. */
export const configVersion = 1;

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'a slug: lower-case letters, digits and hyphens');
const identifier = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,62}$/, 'a name: lower-case letters, digits and underscores');
const day = z.iso.date('a day such as 2016-12-31');
const share = z.number().min(0).max(1);
const timeZone = z.string().refine(isTimeZone, 'an IANA time zone such as Asia/Shanghai');

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const numberFormat = z
  .strictObject({
    decimal: z.enum(['.', ',']).default('.').describe('Decimal mark.'),
    group: z
      .enum([',', '.', ' ', "'", ''])
      .default('')
      .describe('Thousands mark that may occur; empty: none.'),
    symbols: z
      .array(z.string().min(1))
      .default([])
      .describe('Currency signs that may stand before or after, such as ￥.'),
  })
  .prefault({});

const sourceBase = {
  path: z
    .string()
    .min(1)
    .describe('File, or a pattern such as orders-*.csv; relative to this file. May use ${env:NAME}.'),
  time_zone: timeZone
    .optional()
    .describe('Zone of timestamps without one; default: the time zone of the business.'),
  dates: z
    .array(z.string().min(1))
    .default(['%Y-%m-%d %H:%M:%S', '%Y-%m-%d'])
    .describe('Formats in which dates are written (strptime), tried in this order.'),
  numbers: numberFormat.describe('How numbers are written.'),
  missing: z
    .array(z.string())
    .default([])
    .describe('Texts that mean "no value" beside the empty cell, such as NULL.'),
};

const workbookSource = z.strictObject({
  kind: z.literal('workbook'),
  ...sourceBase,
  sheets: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe('Sheets that make up the table, by name or pattern such as 20??; default: every sheet.'),
  header_row: z.int().min(1).default(1).describe('Row of the headings.'),
});

const csvSource = z.strictObject({
  kind: z.literal('csv'),
  ...sourceBase,
  delimiter: z.string().length(1).default(','),
  quote: z.string().length(1).default('"'),
  encoding: z.enum(['utf-8', 'gb18030']).default('utf-8'),
  compression: z.enum(['auto', 'none', 'gzip']).default('auto').describe('auto: by the ending .gz.'),
});

const parquetSource = z.strictObject({ kind: z.literal('parquet'), ...sourceBase });

export const sourceSchema = z.discriminatedUnion('kind', [workbookSource, csvSource, parquetSource]);
export type SourceConfig = z.infer<typeof sourceSchema>;
export type WorkbookSourceConfig = z.infer<typeof workbookSource>;
export type CsvSourceConfig = z.infer<typeof csvSource>;
export type ParquetSourceConfig = z.infer<typeof parquetSource>;

const columnMapping = z.union([
  z.string().min(1).describe('Heading in the source.'),
  z.strictObject({
    column: z.string().min(1).describe('Heading in the source.'),
    format: z
      .enum(['integer'])
      .optional()
      .describe('integer: an id exported as a number, 17850.0, is read as 17850.'),
  }),
  z.strictObject({
    product: z
      .array(z.string().min(1))
      .length(2)
      .describe('Two headings whose numbers are multiplied: quantity and price.'),
  }),
]);
export type ColumnMapping = z.infer<typeof columnMapping>;

const tableBase = {
  source: identifier.optional().describe('Name of a source of this file.'),
  select: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Instead of source: a read-only SELECT over the sources; it must pass source_file, source_sheet and source_row on.',
    ),
  columns: z.record(z.string(), columnMapping).describe('Column of the table: heading of the source.'),
  point_in_time: z
    .boolean()
    .default(true)
    .describe(
      'false: columns without a timestamp of their own describe today; barred from historical snapshots.',
    ),
  on_conflict: z
    .enum(['quarantine_all', 'latest_by', 'keep_each'])
    .default('quarantine_all')
    .describe('Rows with the same key and different content.'),
  latest_by: z
    .string()
    .optional()
    .describe('With on_conflict: latest_by, the column whose greatest value wins.'),
};

const ordersTable = z.strictObject({
  ...tableBase,
  grain: z
    .enum(['order', 'line'])
    .default('order')
    .describe('What a row of the source is; lines are folded to orders.'),
  min_amount: z.number().default(0).describe('Amounts at or below it are quarantined.'),
  cancelled: z
    .strictObject({
      column: z.string().min(1).describe('Heading in the source.'),
      values: z.array(z.string()).min(1).optional().describe('Cancelled when it is one of these.'),
      prefix: z.string().min(1).optional().describe('Cancelled when it begins with this.'),
    })
    .refine((mark) => (mark.values === undefined) !== (mark.prefix === undefined), 'either values or prefix')
    .optional()
    .describe('How the source marks a cancelled row.'),
  cancellations: z
    .enum(['drop', 'net'])
    .default('drop')
    .describe(
      'drop: a cancelled row is left out. net: it is subtracted, from its own date, from the latest earlier line of that member and product.',
    ),
  equal_lines: z
    .enum(['keep', 'drop'])
    .default('keep')
    .describe('Exactly equal lines of one order: kept and flagged, or kept once.'),
  less: z
    .array(z.enum(['tax', 'shipping', 'coupon_amount']))
    .default([])
    .describe('Subtracted from the amount.'),
  plus: z
    .array(z.enum(['tax', 'shipping']))
    .default([])
    .describe('Added to the amount.'),
  outliers: z
    .strictObject({
      above_quantile: z.number().gt(0.5).lt(1).default(0.999),
      times: z
        .number()
        .positive()
        .default(3)
        .describe('Flagged above this many times that quantile of the amount.'),
      drop: z.boolean().default(false),
    })
    .optional()
    .describe('Unusually large amounts: flagged and kept unless drop is true.'),
});
export type OrdersTableConfig = z.infer<typeof ordersTable>;

const otherTable = z.strictObject(tableBase);
export type TableConfig = z.infer<typeof otherTable>;

const tables = z.strictObject({
  orders: ordersTable,
  ...(Object.fromEntries(
    tableNames.filter((name) => name !== 'orders').map((name) => [name, otherTable.optional()]),
  ) as Record<Exclude<(typeof tableNames)[number], 'orders'>, z.ZodOptional<typeof otherTable>>),
});

const increasing = (edges: readonly number[]) =>
  edges.every((edge, i) => i === 0 || edge > (edges[i - 1] as number));
const binMethod = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('quantile'), n: z.int().min(2).max(9).default(5) }),
  z.strictObject({
    method: z.literal('edges'),
    edges: z.array(z.number()).min(3).max(10).refine(increasing, 'edges in increasing order'),
    outside: z
      .enum(['null', 'clamp'])
      .default('null')
      .describe('A value outside the edges: no digits, or the nearest bin.'),
  }),
  z.strictObject({ method: z.literal('mean') }),
  z.strictObject({ method: z.literal('median') }),
  z.strictObject({ method: z.literal('pareto') }).describe('80/20: above the 80th percentile is high.'),
]);
export type BinMethod = z.infer<typeof binMethod>;

const weight = z.number().min(0).max(1);
const weights = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('equal') }),
  z
    .strictObject({ method: z.literal('expert'), r: weight, f: weight, m: weight })
    .refine((w) => Math.abs(w.r + w.f + w.m - 1) < 1e-6, 'weights that sum to 1'),
  z.strictObject({ method: z.literal('preset'), preset: z.enum(['long_cycle', 'short_cycle']) }),
  z.strictObject({
    method: z.literal('ahp'),
    matrix: z
      .array(z.array(z.number().positive()).length(3))
      .length(3)
      .describe('How many times as important the row (R, F, M) is as the column; reciprocal.'),
  }),
]);
export type WeightsConfig = z.infer<typeof weights>;

const names = z.discriminatedUnion('mapping', [
  z.strictObject({ mapping: z.literal('five_bins') }),
  z.strictObject({ mapping: z.literal('two_bins') }),
  z.strictObject({ mapping: z.literal('none') }).describe('The segment is the code itself.'),
  z.strictObject({
    mapping: z.literal('custom'),
    version: z.string().min(1),
    rules: z
      .array(
        z.strictObject({
          code: z.string().regex(/^[1-9*]{3}$/, 'three digits or *, such as 5*1'),
          name: z.string().min(1),
        }),
      )
      .min(1)
      .describe('First match wins; * is any digit.'),
    otherwise: z.string().min(1).default('OTHER'),
    no_order: z
      .string()
      .min(1)
      .optional()
      .describe('Name of members who never ordered; absent: they are left out.'),
  }),
]);
export type NamesConfig = z.infer<typeof names>;

const rfm = z.strictObject({
  periods: z
    .strictObject({
      every: z.enum(['week', 'month', 'quarter', 'year']),
      from: day.optional().describe('First day looked at; default: the first order.'),
    })
    .optional()
    .describe('One result a period; absent: one result over all orders before the as-of.'),
  window_days: z
    .int()
    .positive()
    .optional()
    .describe('Without periods: only orders of so many days before the as-of.'),
  bins: z
    .union([binMethod, z.strictObject({ recency: binMethod, frequency: binMethod, monetary: binMethod })])
    .default({ method: 'quantile', n: 5 }),
  weights: weights.default({ method: 'equal' }),
  names: names.optional().describe('Default: five_bins with five bins, two_bins with two, else none.'),
});
export type RfmConfig = z.infer<typeof rfm>;

const gates = z.strictObject({
  rejected_share: share.default(0.5).describe('Most that may be quarantined, as a share of the rows read.'),
  rows_against_last_run: z
    .strictObject({ at_least: z.number().min(0).default(0.5), at_most: z.number().min(1).default(3) })
    .optional()
    .describe('Rows read, as a multiple of the last run.'),
  newest_order_within_days: z
    .int()
    .min(0)
    .optional()
    .describe('Days between the newest order and the as-of.'),
  member_match_rate: share.optional().describe('Least share of ordering members found in the member table.'),
});
export type GatesConfig = z.infer<typeof gates>;

const publish = z.strictObject({
  folder: z.string().min(1).default('out').describe('Where people find the outputs; relative to this file.'),
  database: z
    .union([
      z.literal(false),
      z.strictObject({
        path: z.string().min(1).default('memberflow.duckdb').describe('DuckDB file, relative to the folder.'),
        aliases: z
          .record(identifier, z.string())
          .default({})
          .describe('Further names for the latest of a table, such as sales_rfm_score: rfm_scores.'),
      }),
    ])
    .prefault({}),
  workbook: z.boolean().default(true),
});
export type PublishConfig = z.infer<typeof publish>;

/** The whole configuration; every default stands here and nowhere else. */
export const configSchema = z.strictObject({
  version: z.literal(configVersion),
  business: slug.describe('Short name of the business; part of every workflow id.'),
  time_zone: timeZone.describe('Decides where each day ends.'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as CNY')
    .describe('Reporting currency.'),
  locale: z.enum(['zh-CN', 'en']).default('en').describe('Language of workbook and report.'),
  sources: z.record(identifier, sourceSchema),
  tables,
  rfm: rfm.prefault({}),
  gates: gates.prefault({}),
  publish: publish.prefault({}),
});
export type Config = z.infer<typeof configSchema>;
