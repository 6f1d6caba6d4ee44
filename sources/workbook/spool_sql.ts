import { quoteIdentifier, quoteLiteral } from '../../engine/quote.js';
import type { InputFile } from '../context.js';
import type { Relation, SourceColumn } from '../relation.js';
import { quotePath } from '../unite.js';
import type { SheetColumn } from './sheet_table.js';

/** A sheet whose rows have been spooled. */
export interface StagedSheet {
  /** The workbook, as people name it. */
  readonly file: string;
  readonly sheet: string;
  readonly columns: readonly SheetColumn[];
  /** Below the headings. */
  readonly rows: number;
  /** The spool file and the bytes of its longest line. */
  readonly spool: string;
  readonly longestLine: number;
}

/**
 * How spool files are written. One thread reads a file: only then may a line have fewer values than columns and a
 * value line breaks.
 */
const dialect = [
  'auto_detect = false',
  'header = false',
  "delim = ','",
  `quote = '"'`,
  `escape = '"'`,
  "new_line = '\\n'",
  "nullstr = ''",
  "encoding = 'utf-8'",
  "compression = 'none'",
  'null_padding = true',
  'strict_mode = true',
  'parallel = false',
];

/** The engine takes lines up to this length unasked. */
const usualLine = 2 ** 21;

/** One relation of all staged sheets. A sheet without a column that others have gives null in it. */
export function relationOf(staged: readonly StagedSheet[], files: readonly InputFile[]): Relation {
  const tables = staged.filter(({ columns }) => columns.length > 0);
  return {
    sql: tables.length === 0 ? noRows : tables.map(selectStaged).join('\nunion all by name\n'),
    columns: unitedColumns(tables),
    files: files.map(({ path, bytes, sha256 }) => ({
      path,
      bytes,
      sha256,
      sheets: tables.filter(({ file }) => file === path).map(({ sheet }) => sheet),
    })),
  };
}

const noRows =
  'select cast(null as varchar) as source_file, cast(null as varchar) as source_sheet, cast(null as bigint) as source_row where false';

/** Headings in the order in which they first occur; letters a to z in any case, as SQL compares names. */
function unitedColumns(tables: readonly StagedSheet[]): SourceColumn[] {
  const headings = new Map<string, string>();
  for (const { heading } of tables.flatMap(({ columns }) => columns)) {
    const key = heading.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
    if (!headings.has(key)) headings.set(key, heading);
  }
  return Array.from(headings.values(), (heading) => ({ heading, type: 'text' }));
}

/** SELECT of a staged sheet's rows, in order: where each stands, then its columns under their headings. */
function selectStaged({ file, sheet, columns, spool, longestLine }: StagedSheet): string {
  const width = Math.max(0, ...columns.map(({ column }) => column + 1));
  const types = Array.from({ length: width }, (_, column) => `'c${column}': 'varchar'`);
  const options = [
    ...dialect,
    `max_line_size = ${Math.max(usualLine, longestLine + 1)}`,
    `columns = {${["'row': 'bigint'", ...types].join(', ')}}`,
  ];
  const values = columns.map(({ heading, column }) => `c${column} as ${quoteIdentifier(heading)}`);
  const places = [
    `${quoteLiteral(file)} as source_file`,
    `${quoteLiteral(sheet)} as source_sheet`,
    '"row" as source_row',
  ];
  return `select ${[...places, ...values].join(', ')} from read_csv(${quotePath(spool)}, ${options.join(', ')})`;
}
