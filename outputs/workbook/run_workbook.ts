import type { Config } from '../../config/schema.js';
import type { Manifest } from '../../contracts/manifest.js';
import { reasonCodes } from '../../domain/quality/reasons.js';
import { reasonText } from '../../domain/quality/reason_texts/index.js';
import { quoteIdentifier } from '../../engine/quote.js';
import type { Session } from '../../engine/session.js';
import { columnText, type ColumnName } from '../texts/columns.js';
import { sheetTexts } from '../texts/sheets.js';
import type { ColumnKind, SheetContent, SheetRow, WorkbookContent } from './content.js';

/** What the workbook of a run is made from. The tables are readable in the session under their names. */
export interface RunWorkbook {
  readonly session: Session;
  readonly config: Config;
  readonly manifest: Manifest;
  readonly tables: readonly string[];
}

/** The workbook of a run: what it is, results, and what they rest on. Rows are read while they are written. */
export function workbookContent(run: RunWorkbook): WorkbookContent {
  const { config, manifest } = run;
  const texts = sheetTexts(config.locale);
  const title = texts.title(manifest.business, manifest.asOf);
  return {
    properties: { title, creator: 'memberflow' },
    locale: config.locale,
    sheets: [
      aboutSheet(run, title),
      tableSheet(run, texts.groups, 'rfm_groups', groupColumns),
      tableSheet(run, texts.scores, 'rfm_scores', scoreColumns),
      tableSheet(run, texts.reconciliation, 'reconciliation', reconciliationColumns),
      tableSheet(run, texts.audit, 'audit', auditColumns),
      quarantineSheet(run),
      dictionarySheet(run),
      manifestSheet(run),
    ],
  };
}

type Columns = readonly (readonly [name: ColumnName, kind: ColumnKind])[];

const groupColumns: Columns = [
  ['period', 'text'],
  ['rfm_code', 'text'],
  ['segment', 'text'],
  ['members', 'integer'],
  ['member_share', 'share'],
  ['order_count', 'integer'],
  ['monetary_sum', 'money'],
  ['monetary_share', 'share'],
  ['recency_days_mean', 'number'],
];

const scoreColumns: Columns = [
  ['member_id', 'text'],
  ['period', 'text'],
  ['as_of', 'date'],
  ['recency_days', 'integer'],
  ['order_count', 'integer'],
  ['monetary_sum', 'money'],
  ['r', 'integer'],
  ['f', 'integer'],
  ['m', 'integer'],
  ['rfm_code', 'text'],
  ['rfm_sum', 'integer'],
  ['rfm_score', 'number'],
  ['rank', 'integer'],
  ['segment', 'text'],
];

const reconciliationColumns: Columns = [
  ['table_name', 'text'],
  ['line', 'text'],
  ['row_count', 'integer'],
  ['amount', 'money'],
];

const auditColumns: Columns = [
  ['table_name', 'text'],
  ['source_heading', 'text'],
  ['column_name', 'text'],
  ['kind', 'text'],
  ['row_count', 'integer'],
  ['missing', 'integer'],
  ['unparseable', 'integer'],
  ['distinct_values', 'integer'],
  ['minimum', 'text'],
  ['maximum', 'text'],
  ['repeated_rows', 'integer'],
];

const quarantineColumns: Columns = [
  ['table_name', 'text'],
  ['source_file', 'text'],
  ['source_sheet', 'text'],
  ['source_row', 'integer'],
  ['reason', 'text'],
  ['column_name', 'text'],
  ['value', 'text'],
  ['amount', 'money'],
  ['raw_values', 'text'],
];

function tableSheet(
  { session, config }: RunWorkbook,
  name: string,
  table: string,
  columns: Columns,
): SheetContent {
  const list = columns.map(([column]) => quoteIdentifier(column)).join(', ');
  return {
    ...headed(config, name, columns),
    rows: session.batches(`select ${list} from ${quoteIdentifier(table)}`),
  };
}

const headed = ({ locale }: Config, name: string, columns: Columns) => ({
  name,
  title: name,
  columns: columns.map(([column, kind]) => ({ heading: columnText(column, locale)[0], kind })),
});

/** Rows set aside of every table, with the reason in words beside its code. */
function quarantineSheet({ session, config, tables }: RunWorkbook): SheetContent {
  const columns: Columns = [
    ...quarantineColumns.slice(0, 5),
    ['description', 'text'],
    ['remedy', 'text'],
    ...quarantineColumns.slice(5),
  ];
  const list = quarantineColumns.map(([column]) => quoteIdentifier(column)).join(', ');
  const parts = tables
    .filter((table) => table.endsWith('_quarantine'))
    .map((table) => `select ${list} from ${quoteIdentifier(table)}`);
  return {
    ...headed(config, sheetTexts(config.locale).quarantine, columns),
    rows: explained(session.batches(parts.join(' union all ')), config.locale),
  };
}

async function* explained(
  batches: AsyncIterable<readonly SheetRow[]>,
  locale: Config['locale'],
): AsyncIterable<readonly SheetRow[]> {
  for await (const rows of batches) {
    yield rows.map((row) => {
      const code = reasonCodes.find((reason) => reason === row[4]);
      const words =
        code === undefined
          ? ['', '']
          : [reasonText(code, locale).description, reasonText(code, locale).remedy];
      return [...row.slice(0, 5), ...words, ...row.slice(5)];
    });
  }
}

function aboutSheet({ config, manifest }: RunWorkbook, title: string): SheetContent {
  const texts = sheetTexts(config.locale);
  const { lines, orders, members } = manifest.counts;
  const rows: SheetRow[] = [
    [texts.run, manifest.runId],
    ...manifest.inputs.map(({ table, path, sheets }): SheetRow => [
      `${texts.inputs} ${table}`,
      sheets === undefined ? path : `${path} (${sheets.join(', ')})`,
    ]),
    [texts.orders, String(orders)],
    [texts.members, String(members)],
    ...manifest.warnings.map((warning): SheetRow => [texts.warning, warning]),
    ...manifest.notAvailable.map((what): SheetRow => [texts.notAvailable, what]),
  ];
  const columns: Columns = [
    ['name', 'text'],
    ['value', 'text'],
  ];
  return {
    ...headed(config, texts.about, columns),
    title,
    notes: [
      texts.asOfNote(manifest.asOf, manifest.timeZone, config.currency),
      texts.totals(lines.read, lines.kept, lines.quarantined, lines.excluded),
      texts.relative,
    ],
    rows: inOneBatch(rows),
  };
}

function dictionarySheet({ config }: RunWorkbook): SheetContent {
  const { locale } = config;
  const texts = sheetTexts(locale);
  const sheets: readonly (readonly [string, Columns])[] = [
    [texts.groups, groupColumns],
    [texts.scores, scoreColumns],
    [texts.reconciliation, reconciliationColumns],
    [texts.audit, auditColumns],
    [texts.quarantine, quarantineColumns],
  ];
  const rows = sheets.flatMap(([sheet, columns]) =>
    columns.map(([column]): SheetRow => [sheet, ...columnText(column, locale), column]),
  );
  const columns: Columns = [
    ['table_name', 'text'],
    ['name', 'text'],
    ['description', 'text'],
    ['column_name', 'text'],
  ];
  return { ...headed(config, texts.dictionary, columns), rows: inOneBatch(rows) };
}

function manifestSheet({ config, manifest }: RunWorkbook): SheetContent {
  const rows = flattened('', manifest).map(([name, value]): SheetRow => [name, value]);
  const columns: Columns = [
    ['name', 'text'],
    ['value', 'text'],
  ];
  return { ...headed(config, sheetTexts(config.locale).manifest, columns), rows: inOneBatch(rows) };
}

/** Every leaf of a document with its path, such as `tables.rfm_scores.rows`. */
function flattened(path: string, value: unknown): readonly (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null) return [[path, String(value)]];
  return Object.entries(value).flatMap(([key, part]) =>
    flattened(path === '' ? key : `${path}.${key}`, part),
  );
}

// eslint-disable-next-line @typescript-eslint/require-await -- rows that are at hand, in the form of those that are read
async function* inOneBatch(rows: readonly SheetRow[]): AsyncIterable<readonly SheetRow[]> {
  yield rows;
}
