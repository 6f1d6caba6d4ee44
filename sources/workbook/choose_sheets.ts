import { nearestNames } from '../../domain/text/nearest.js';
import type { Sheet } from './catalogue.js';
import { invalidWorkbook } from './faults.js';

/** A sheet to read; `named` when the configuration asks for it by its very name. */
export interface ChosenSheet extends Sheet {
  readonly named: boolean;
}

/**
 * Sheets that a source wants, in the order of their tabs: those that a name or a pattern (`*` any letters, `?` one
 * letter; Excel allows neither in a name) fits; without any, every sheet. Hidden sheets only by their very name.
 * Throws InvalidSource for a name or pattern that no sheet fits.
 */
export function chooseSheets(
  sheets: readonly Sheet[],
  wanted: readonly string[] | undefined,
  file: string,
): readonly ChosenSheet[] {
  const patterns = (wanted ?? ['*']).map((text) => ({ text, pattern: patternOf(text) }));
  for (const { text, pattern } of patterns) {
    const fits = sheets.some((sheet) => sheet.name === text || (!sheet.hidden && pattern.test(sheet.name)));
    if (!fits) throw missingSheet(text, sheets, file);
  }
  return sheets
    .map((sheet) => ({ ...sheet, named: patterns.some(({ text }) => text === sheet.name) }))
    .filter(
      ({ name, named, hidden }) => named || (!hidden && patterns.some(({ pattern }) => pattern.test(name))),
    );
}

function patternOf(text: string): RegExp {
  const source = text
    .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'su');
}

/** So many sheet names are listed in a message; a workbook may have hundreds. */
const listed = 20;

function missingSheet(wanted: string, sheets: readonly Sheet[], file: string) {
  const names = sheets.map(({ name }) => name);
  const near = nearestNames(wanted, names).map((name) => JSON.stringify(name));
  const hidden = sheets.filter((sheet) => sheet.hidden).map(({ name }) => name);
  const shown = names
    .slice(0, listed)
    .map((name) => JSON.stringify(name) + (hidden.includes(name) ? ' (hidden)' : ''));
  const more = names.length > listed ? ` and ${names.length - listed} more` : '';
  return invalidWorkbook(
    `${file} has no sheet ${JSON.stringify(wanted)}; it has ${shown.join(', ')}${more}`,
    { file, sheet: wanted },
    `${near.length > 0 ? `Did you mean ${near.join(' or ')}? ` : ''}Correct \`sheets\` of this source, or the workbook.`,
  );
}
