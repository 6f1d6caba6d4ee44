import { sheetTexts } from '../../reporting/texts/sheets.js';
import type { WorkbookContent } from './content.js';
import { aboutSheet } from './run/about.js';
import { dictionarySheet, manifestSheet } from './run/description.js';
import { auditSheet, reconciliationSheet } from './run/quality.js';
import { quarantineSheet } from './run/quarantine.js';
import { groupsSheet, periodsSheet, scoresSheet } from './run/results.js';
import type { RunWorkbook } from './run/sheet.js';

/** The workbook of a run: what it is, results, and what they rest on. Rows are read while they are written. */
export function workbookContent(run: RunWorkbook): WorkbookContent {
  const { config, manifest } = run;
  return {
    properties: {
      title: sheetTexts(config.locale).title(manifest.business, manifest.asOf),
      creator: 'memberflow',
    },
    locale: config.locale,
    sheets: [
      aboutSheet(run),
      groupsSheet(run),
      scoresSheet(run),
      periodsSheet(run),
      reconciliationSheet(run),
      auditSheet(run),
      quarantineSheet(run),
      dictionarySheet(run),
      manifestSheet(run),
    ],
  };
}
