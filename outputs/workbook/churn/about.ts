import { churnOverviewTexts } from '../../../reporting/texts/churn/overview.js';
import { sheetTexts } from '../../../reporting/texts/sheets.js';
import type { SheetRow, TableSheet } from '../content.js';
import { aboutColumns, checkRows, runRows, sourceRows } from '../run/about.js';
import { headed, inOneBatch, type RunAccount, type RunWorkbook } from '../run/sheet.js';

/** What the workbook rests on: checks, sources, definition and model, run, what to do next. */
export function churnAboutSheet(run: RunWorkbook<RunAccount>): TableSheet {
  const { config, manifest, report } = run;
  const texts = sheetTexts(report.locale);
  const { steps } = churnOverviewTexts(report.locale);
  return {
    ...headed(run, 'about', aboutColumns),
    title: report.title,
    notes: [texts.asOfNote(manifest.asOf, manifest.timeZone, config.currency)],
    rows: inOneBatch([
      ...checkRows(manifest, texts),
      ...sourceRows(manifest, texts),
      ...[...report.about, ...report.glossary].map((pair): SheetRow => [texts.definitions, ...pair]),
      ...runRows(manifest, texts),
      ...steps.map((step): SheetRow => [texts.next, ...step]),
    ]),
  };
}
