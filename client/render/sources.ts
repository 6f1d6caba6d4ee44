import type { TriedTable } from '../../contracts/sources_report.js';
import { failureDetailsOf } from '../../contracts/failure_details.js';
import { counted } from '../../domain/text/counted.js';
import { failureLines } from './failure.js';
import type { Style } from './style.js';
import { visible } from './width.js';

/** What trying the sources showed: a line a table, its files, and what is wrong with it. */
export function sourcesLines(
  tables: readonly TriedTable[],
  pathOf: (path: string) => string,
  style: Style,
): readonly string[] {
  return tables.flatMap((tried) => {
    const verdict = isReadable(tried) ? style.good('can be read') : style.bad('cannot be read');
    const head = `${style.strong(tried.table)} ${verdict}`;
    return tried.failure === null
      ? [`${head}: ${factsOf(tried)}`, ...fileLines(tried, pathOf)]
      : [head, ...failureOfTable(tried.failure, style)];
  });
}

const factsOf = ({ files, sampledRows, columns }: TriedTable): string =>
  [
    counted(files.length, 'file'),
    `${counted(sampledRows, 'row')} tried`,
    `${counted(columns.length, 'column')} found`,
  ].join(', ');

const fileLines = ({ files }: TriedTable, pathOf: (path: string) => string): readonly string[] =>
  files.map(({ path, sheets }) => `  ${visible(pathOf(path))}${sheetText(sheets)}`);

function failureOfTable(failure: NonNullable<TriedTable['failure']>, style: Style): readonly string[] {
  const details = failureDetailsOf(failure.details);
  return failureLines({ ...failure, details }, '', style).map((line) => `  ${line}`);
}

/** Whether a run would get past reading this table. */
export const isReadable = ({ failure }: TriedTable): boolean => failure === null;

const sheetText = (sheets: readonly string[] | undefined): string =>
  sheets === undefined ? '' : ` (${counted(sheets.length, 'sheet')}: ${sheets.map(visible).join(', ')})`;
