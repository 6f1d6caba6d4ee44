import { columnText } from '../../../reporting/texts/columns.js';
import { sheetTexts, type SheetName } from '../../../reporting/texts/sheets.js';
import type { SheetContent, SheetRow } from '../content.js';
import { auditColumns, reconciliationColumns } from './quality.js';
import { quarantineColumns } from './quarantine.js';
import { groupColumns, periodColumns, scoreColumns } from './results.js';
import { headed, inOneBatch, type RunColumn, type RunWorkbook } from './sheet.js';

const described: readonly (readonly [SheetName, readonly RunColumn[]])[] = [
  ['groups', groupColumns],
  ['scores', scoreColumns],
  ['periods', periodColumns],
  ['reconciliation', reconciliationColumns],
  ['audit', auditColumns],
  ['quarantine', quarantineColumns],
];

/** What every column of every sheet means. */
export function dictionarySheet(run: RunWorkbook): SheetContent {
  const { locale } = run.config;
  const columns: readonly RunColumn[] = [
    { text: 'sheet', kind: 'text' },
    { text: 'name', kind: 'text' },
    { text: 'meaning', kind: 'text' },
    { text: 'stored_name', kind: 'text' },
  ];
  const rows = described.flatMap(([sheet, its]) =>
    its.map(({ text, stored = text }): SheetRow => [
      sheetTexts(locale).names[sheet],
      ...columnText(text, locale),
      stored,
    ]),
  );
  return { ...headed(run, 'dictionary', columns), rows: inOneBatch(rows) };
}

/** The manifest, leaf by leaf. */
export function manifestSheet(run: RunWorkbook): SheetContent {
  const columns: readonly RunColumn[] = [
    { text: 'name', kind: 'text' },
    { text: 'value', kind: 'text' },
  ];
  return {
    ...headed(run, 'manifest', columns),
    notes: [sheetTexts(run.config.locale).manifestNote],
    rows: inOneBatch(leavesOf('', run.manifest)),
  };
}

/** Every leaf of a document with its path, such as `tables.rfm_scores.rows`. */
function leavesOf(path: string, value: unknown): readonly SheetRow[] {
  if (typeof value !== 'object' || value === null) return [[path, String(value)]];
  return Object.entries(value).flatMap(([key, part]) => leavesOf(path === '' ? key : `${path}.${key}`, part));
}
