import { reasonCodes } from '../../domain/quality/reasons.js';
import { reasonText } from '../../domain/quality/reason_texts/index.js';
import type { Locale } from './locale.js';
import { type SheetTexts, sheetTexts } from './sheets.js';

/** Rows of erased members stand under a reason among the exclusion lists: they are on none. */
const erasedLine = 'excluded ERASED';

/** What a line of the reconciliation means, such as `kept`, `reason CANCELLED`, `excluded staff`, `flag OUTLIER`. */
export function reconciliationMeaning(line: string, locale: Locale): string {
  const texts = sheetTexts(locale);
  if (isNamed(line, texts.lines)) return texts.lines[line];
  if (line === erasedLine) return reasonMeaning('ERASED', locale);
  const [what, ...rest] = line.split(' ');
  const name = rest.join(' ');
  return what === 'excluded' ? texts.excludedList(name) : reasonMeaning(name, locale);
}

/** What a reason means; of one that this version does not know, nothing. */
export function reasonMeaning(reason: string, locale: Locale): string {
  const code = reasonCodes.find((known) => known === reason);
  return code === undefined ? '' : reasonText(code, locale).description;
}

/** What to do about rows with a reason. */
export function reasonRemedy(reason: string, locale: Locale): string {
  const code = reasonCodes.find((known) => known === reason);
  return code === undefined ? '' : reasonText(code, locale).remedy;
}

const isNamed = (line: string, lines: SheetTexts['lines']): line is keyof SheetTexts['lines'] =>
  Object.hasOwn(lines, line);
