import { z } from 'zod';
import { tableContracts, tableNames, type TableName } from '../../domain/tables/index.js';
import { distinct, identifier } from './scalars.js';

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
    .optional()
    .describe(
      'false: columns without a timestamp of their own describe today; barred from historical snapshots. Absent: true.',
    ),
  on_conflict: z
    .enum(['quarantine_all', 'latest_by', 'keep_each'])
    .default('quarantine_all')
    .describe('Rows with the same key and different content.'),
  latest_by: z
    .string()
    .min(1)
    .optional()
    .describe(
      'With on_conflict: latest_by, the column whose greatest value wins: one of this table, or a heading of the source.',
    ),
};

const cancelled = z
  .strictObject({
    column: z.string().min(1).describe('Heading in the source.'),
    values: z.array(z.string()).min(1).optional().describe('Cancelled when it is one of these.'),
    prefix: z.string().min(1).optional().describe('Cancelled when it begins with this.'),
  })
  .refine((mark) => (mark.values === undefined) !== (mark.prefix === undefined), 'either values or prefix');

const outliers = z.strictObject({
  above_quantile: z.number().gt(0.5).lt(1).default(0.999).describe('Quantile of the amount, 0.5 to 1.'),
  times: z
    .number()
    .positive()
    .default(3)
    .describe('Flagged above this many times that quantile of the amount.'),
  drop: z.boolean().default(false).describe('true: left out instead of flagged.'),
});

export const ordersTable = z.strictObject({
  ...tableBase,
  grain: z
    .enum(['order', 'line'])
    .default('order')
    .describe('What a row of the source is; lines are folded to orders.'),
  min_amount: z.number().default(0).describe('Amounts at or below it are quarantined.'),
  cancelled: cancelled.optional().describe('How the source marks a cancelled row.'),
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
    .refine(distinct, 'each column once')
    .default([])
    .describe('Subtracted from the amount.'),
  plus: z
    .array(z.enum(['tax', 'shipping']))
    .refine(distinct, 'each column once')
    .default([])
    .describe('Added to the amount.'),
  outliers: outliers.optional().describe('Unusually large amounts: flagged and kept unless drop is true.'),
});
export type OrdersTableConfig = z.infer<typeof ordersTable>;

export const otherTable = z.strictObject(tableBase);
export type TableConfig = z.infer<typeof otherTable>;

export const tables = z.strictObject({
  orders: ordersTable.describe(tableContracts.orders.description),
  ...(Object.fromEntries(
    tableNames
      .filter((name) => name !== 'orders')
      .map((name) => [name, otherTable.optional().describe(tableContracts[name].description)]),
  ) as Record<Exclude<TableName, 'orders'>, z.ZodOptional<typeof otherTable>>),
});
