import { spreadsheetNamespace, xmlDeclaration } from './markup.js';
import { escapeText } from './text.js';

/** The part of an Excel table: its place, its columns, a filter on each. */
export function tablePart(id: number, name: string, reference: string, headings: readonly string[]): string {
  const columns = headings.map((heading, i) => `<tableColumn id="${i + 1}" name="${escapeText(heading)}"/>`);
  return [
    `${xmlDeclaration}<table xmlns="${spreadsheetNamespace}" id="${id}" name="${name}" displayName="${name}" ref="${reference}" totalsRowShown="0">`,
    `<autoFilter ref="${reference}"/><tableColumns count="${columns.length}">`,
    ...columns,
    '</tableColumns><tableStyleInfo name="TableStyleLight1" showFirstColumn="0" showLastColumn="0" showRowStripes="0" showColumnStripes="0"/></table>',
  ].join('');
}
