import { segmentText } from '../../../domain/rfm/segment_texts/index.js';
import type { ColumnName } from '../../../reporting/texts/columns.js';
import { workbookTexts } from '../../../reporting/texts/workbook.js';
import type { PageSheet, SheetColumn, SheetRow, TableSheet } from '../content.js';
import type { Pivot, PivotAxis } from '../pivot/content.js';
import { pivotPage, pivotWidths } from './pivot_page.js';
import { headingOf, inOneBatch, type RunWorkbook } from './sheet.js';

/** Row of the sheet in which the pivot begins, counted from 0: beneath title and note. */
const pivotRow = 3;
const sourceId = 'pivot_source';

const fields = [
  'period',
  'segment',
  'rfm_code',
  'members',
  'order_count',
  'monetary_sum',
] as const satisfies readonly ColumnName[];
const field = { period: 0, segment: 1, code: 2, members: 3 } as const;
const kinds: Partial<Record<ColumnName, SheetColumn['kind']>> = {
  members: 'integer',
  order_count: 'integer',
  monetary_sum: 'money',
};

/** Members of each group by period as a pivot table, and the sheet with the rows that it adds up; none without groups. */
export async function pivotSheets(run: RunWorkbook): Promise<readonly (PageSheet | TableSheet)[]> {
  const rows = await groupRows(run);
  if (rows.length === 0) return [];
  const { locale } = run.report;
  const texts = workbookTexts(locale);
  const columns = fields.map((text): SheetColumn => {
    const kind = kinds[text] ?? 'text';
    return { heading: headingOf(run, { text, kind }), kind };
  });
  const pivot: Pivot = {
    source: { sheet: sourceId, columns, rows },
    rows: rowAxes(rows),
    columns: { field: field.period, items: itemsOf(rows, field.period) },
    valueField: field.members,
    valueTitle: texts.pivot.value,
    total: texts.pivot.total,
    row: pivotRow,
  };
  const { pivot: name, pivot_source: sourceName } = texts.names;
  return [
    {
      id: 'pivot',
      name,
      widths: pivotWidths(pivot),
      page: pivotPage(pivot, name, texts.pivot.note),
      frozenRows: pivotRow + 2,
      pivot,
    },
    { id: sourceId, name: sourceName, columns, rows: inOneBatch(rows) },
  ];
}

/** The groups, the earliest period and the best code first. */
async function groupRows({ session, report: { locale } }: RunWorkbook): Promise<readonly SheetRow[]> {
  const rows = await session.rows(
    `select ${fields.join(', ')} from rfm_groups order by as_of, rfm_code desc nulls last, segment`,
  );
  const { noCode } = workbookTexts(locale).pivot;
  return rows.map((row) =>
    fields.map((name) => {
      const value = row[name] ?? null;
      if (name === 'rfm_code') return value ?? noCode;
      return name === 'segment' ? segmentText(String(value ?? noCode), locale) : value;
    }),
  );
}

/** Segments with their codes, the best first; codes alone where the segments are the codes. */
function rowAxes(rows: readonly SheetRow[]): Pivot['rows'] {
  const best = rows.toSorted((a, b) => compareCodes(String(b[field.code]), String(a[field.code])));
  const codes: PivotAxis = { field: field.code, items: itemsOf(best, field.code) };
  const unnamed = rows.every((row) => row[field.segment] === row[field.code]);
  return unnamed ? [codes] : [{ field: field.segment, items: itemsOf(best, field.segment) }, codes];
}

/** Codes are digits; whatever is none comes last when the order is turned. */
const compareCodes = (a: string, b: string): number => codeNumber(a) - codeNumber(b);
const codeNumber = (code: string): number => (/^\d+$/.test(code) ? Number(code) : -1);

const itemsOf = (rows: readonly SheetRow[], of: number): readonly string[] => [
  ...new Set(rows.map((row) => String(row[of]))),
];
