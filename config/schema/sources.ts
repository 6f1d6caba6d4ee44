import { z } from 'zod';
import { timeZone } from './scalars.js';

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
  .refine((format) => format.decimal !== format.group, 'a decimal mark that differs from the thousands mark')
  .prefault({});

const sourceBase = {
  path: z
    .string()
    .min(1)
    .describe('File, or a pattern such as orders-*.csv; relative to this file. May use ${env:NAME}.'),
  time_zone: timeZone
    .optional()
    .describe(
      'Zone of timestamps without one, and of the days of those that have one; default: the time zone of the business.',
    ),
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

const workbookSource = z
  .strictObject({
    kind: z.literal('workbook').describe('Excel workbook (.xlsx).'),
    ...sourceBase,
    sheets: z
      .array(z.string().min(1))
      .min(1)
      .optional()
      .describe('Sheets that make up the table, by name or pattern such as 20??; default: every sheet.'),
    header_row: z.int().min(1).default(1).describe('Row of the headings.'),
  })
  .describe('A workbook; several sheets make one table.');

const csvSource = z
  .strictObject({
    kind: z.literal('csv').describe('Text file with separated values.'),
    ...sourceBase,
    delimiter: z.string().length(1).default(',').describe('Character between two values.'),
    quote: z.string().length(1).default('"').describe('Character around a value that holds the delimiter.'),
    encoding: z.enum(['utf-8', 'gb18030']).default('utf-8').describe('How characters are stored.'),
    compression: z.enum(['auto', 'none', 'gzip']).default('auto').describe('auto: by the ending .gz.'),
  })
  .refine((csv) => csv.delimiter !== csv.quote, 'a delimiter that differs from the quote')
  .describe('CSV files.');

const parquetSource = z
  .strictObject({ kind: z.literal('parquet').describe('Parquet file.'), ...sourceBase })
  .describe('Parquet files.');

export const sourceSchema = z.discriminatedUnion('kind', [workbookSource, csvSource, parquetSource]);
export type SourceConfig = z.infer<typeof sourceSchema>;
export type WorkbookSourceConfig = z.infer<typeof workbookSource>;
export type CsvSourceConfig = z.infer<typeof csvSource>;
export type ParquetSourceConfig = z.infer<typeof parquetSource>;
