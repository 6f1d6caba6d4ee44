import type { Section } from '../../reporting/report.js';
import { workbookTexts, type WorkbookTexts } from '../../reporting/texts/workbook.js';
import type { SheetContent, WorkbookContent } from './content.js';
import { aboutSheet } from './run/about.js';
import { dictionarySheet, manifestSheet } from './run/description.js';
import { pivotSheets } from './run/pivot.js';
import { auditSheet, reconciliationSheet } from './run/quality.js';
import { quarantineSheet } from './run/quarantine.js';
import { groupsSheet, periodsSheet, scoresSheet } from './run/results.js';
import { sectionSheets } from './run/sections.js';
import type { RunWorkbook } from './run/sheet.js';
import { summarySheet, type ListedSheet } from './run/summary/summary.js';

/**
 * The workbook of a run: a summary, what the report shows, the members, and what they rest on. Its words and figures are
 * those of the report; rows of the large tables are read while they are written.
 */
export async function workbookContent(run: RunWorkbook): Promise<WorkbookContent> {
  const { report } = run;
  const results = [
    ...report.sections.flatMap((section) => sheetsOf(section, run)),
    ...(await pivotSheets(run)),
    scoresSheet(run),
    periodsSheet(run),
    reconciliationSheet(run),
    auditSheet(run),
    quarantineSheet(run),
  ];
  const sheets = [aboutSheet(run), ...results, dictionarySheet(run, results), manifestSheet(run)];
  return {
    properties: { title: report.title, creator: 'memberflow' },
    locale: report.locale,
    sheets: [summarySheet(run, listedSheets(sheets, run)), ...sheets],
  };
}

/** Tables of the report that the workbook has as the pivot and as the stored groups. */
const shownOtherwise = new Set(['groups_pivot', 'groups']);

/** The sheets of a section; where a stored table says more than the report's, that one is shown. */
function sheetsOf(section: Section, run: RunWorkbook): readonly SheetContent[] {
  const texts = workbookTexts(run.report.locale);
  switch (section.id) {
    case 'groups':
      return [
        ...sectionSheets({
          ...section,
          title: texts.names.recency_frequency,
          tables: section.tables.filter(({ id }) => !shownOtherwise.has(id)),
        }),
        groupsSheet(run),
      ];
    case 'quality':
    case 'definitions':
      return [];
    default:
      return sectionSheets(section);
  }
}

/** What each sheet is for, in the words of the report where a section has them. */
export function listedSheets(
  sheets: readonly SheetContent[],
  { report }: Pick<RunWorkbook, 'report'>,
): readonly ListedSheet[] {
  const { purposes } = workbookTexts(report.locale);
  return sheets.flatMap((sheet) => {
    const { id, name } = sheet;
    if (id === undefined) return [];
    const title = 'title' in sheet ? (sheet.title ?? '') : '';
    return [{ id, name, purpose: isKnown(id, purposes) ? purposes[id] : title }];
  });
}

const isKnown = (id: string, purposes: WorkbookTexts['purposes']): id is keyof WorkbookTexts['purposes'] =>
  Object.hasOwn(purposes, id);
