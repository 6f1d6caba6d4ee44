import { sheetTexts } from '../../../reporting/texts/sheets.js';
import type { SheetContent, SheetRow, TableSheet } from '../content.js';
import {
  headed,
  inOneBatch,
  isDescribed,
  type RunAccount,
  type RunColumn,
  type RunWorkbook,
} from './sheet.js';

/** What every column of these sheets means. */
export function dictionarySheet(
  run: Pick<RunWorkbook, 'config' | 'report'>,
  sheets: readonly SheetContent[],
): TableSheet {
  const columns: readonly RunColumn[] = [
    { text: 'sheet', kind: 'text' },
    { text: 'name', kind: 'text' },
    { text: 'meaning', kind: 'text' },
    { text: 'stored_name', kind: 'text' },
  ];
  const rows = sheets
    .filter((sheet) => 'columns' in sheet)
    .flatMap(({ name, columns: its }) =>
      its
        .filter(isDescribed)
        .map(({ heading, meaning, stored }): SheetRow => [name, heading, meaning, stored]),
    );
  return { ...headed(run, 'dictionary', columns), rows: inOneBatch(rows) };
}

/** The manifest, leaf by leaf. */
export function manifestSheet(run: RunWorkbook<RunAccount>): TableSheet {
  const columns: readonly RunColumn[] = [
    { text: 'name', kind: 'text' },
    { text: 'value', kind: 'text' },
  ];
  return {
    ...headed(run, 'manifest', columns),
    notes: [sheetTexts(run.report.locale).manifestNote],
    rows: inOneBatch(leavesOf('', run.manifest)),
  };
}

/** Every leaf of a document with its path, such as `tables.rfm_scores.rows`. */
function leavesOf(path: string, value: unknown): readonly SheetRow[] {
  if (typeof value !== 'object' || value === null) return [[path, String(value)]];
  return Object.entries(value).flatMap(([key, part]) => leavesOf(path === '' ? key : `${path}.${key}`, part));
}
