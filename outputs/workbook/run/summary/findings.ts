import type { Finding, Report } from '../../../../reporting/report.js';
import { workbookTexts } from '../../../../reporting/texts/workbook.js';
import type { PageRow, PageSheet } from '../../content.js';
import { headingHeight } from '../../table_top.js';
import { rowHeight } from '../../widths.js';
import { cell, gap, line, part, widths } from './layout.js';

const layouts = widths.map((width) => ({ width, wraps: true }));

/** What is worth knowing, as the sheet's table. */
export interface FindingRows {
  readonly rows: readonly PageRow[];
  /** Absent: there are no findings. */
  readonly table?: NonNullable<PageSheet['table']>;
}

/** @param above rows of the sheet that stand above them */
export function findingRows({ findings, locale }: Report, above: number): FindingRows {
  const texts = workbookTexts(locale);
  if (findings.length === 0) {
    return { rows: [part(texts.findings, widths.length), line(texts.noFindings, 'sentence'), gap] };
  }
  const headings = [texts.finding, texts.members, texts.strength, texts.action, texts.command];
  const head: PageRow = {
    cells: headings.map((heading, i) => cell(heading, i === 1 ? 'numberHeading' : 'heading')),
    height: headingHeight,
  };
  return {
    rows: [part(texts.findings, widths.length), head, ...findings.map(findingRow), gap],
    table: { headings, first: above + 1, last: above + 1 + findings.length },
  };
}

function findingRow({ sentence, members, strength, strengthText, action }: Finding): PageRow {
  const [count, command] = [members?.count ?? null, members?.command ?? ''];
  const height = rowHeight([sentence, null, strengthText, action, command], layouts);
  return {
    cells: [
      cell(sentence, 'longText'),
      cell(count, 'integer'),
      cell(strengthText, strength === 'actionable' ? 'goodText' : 'neutralText'),
      cell(action ?? '', 'longText'),
      cell(command, 'longText'),
    ],
    ...(height === undefined ? {} : { height }),
  };
}
