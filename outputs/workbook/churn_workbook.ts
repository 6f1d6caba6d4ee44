import { churnAboutSheet } from './churn/about.js';
import { actFirstSheet } from './churn/act_first.js';
import { churnScoresSheet, type ChurnWorkbook } from './churn/members.js';
import type { WorkbookContent } from './content.js';
import { dictionarySheet, manifestSheet } from './run/description.js';
import { sectionSheets } from './run/sections.js';
import { summarySheet } from './run/summary/summary.js';
import { listedSheets } from './run_workbook.js';

/**
 * The workbook of a run that scored churn: a summary, whom to contact first, what the report shows, every member, and what
 * they rest on. `churn_scores` and `churn_reasons` are read from the session while it is written.
 */
export async function churnWorkbookContent(run: ChurnWorkbook): Promise<WorkbookContent> {
  const { report } = run;
  const results = [
    await actFirstSheet(run),
    ...report.sections.flatMap((section) => sectionSheets(section)),
    await churnScoresSheet(run),
  ];
  const sheets = [churnAboutSheet(run), ...results, dictionarySheet(run, results), manifestSheet(run)];
  return {
    properties: { title: report.title, creator: 'memberflow' },
    locale: report.locale,
    sheets: [summarySheet(run, listedSheets(sheets, run)), ...sheets],
  };
}
