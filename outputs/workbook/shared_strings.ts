import { spreadsheetNamespace, xmlDeclaration } from './markup.js';
import { textElement } from './text.js';

/**
 * The texts above the tables and in their headings. They are written after all sheets, so that a line at the top of a
 * sheet can say what is known only at its end. (Texts of rows stand in their cells: a shared table of them would not
 * fit in memory.)
 */
export interface SharedStrings {
  /** Adds a text and returns its number. */
  readonly add: (text: string) => number;
  /** Says later what a text is. */
  readonly replace: (index: number, text: string) => void;
  /** The part `xl/sharedStrings.xml`. */
  readonly part: () => string;
}

export function sharedStrings(): SharedStrings {
  const texts: string[] = [];
  return {
    add: (text) => texts.push(text) - 1,
    replace(index, text) {
      texts[index] = text;
    },
    part: () =>
      `${xmlDeclaration}<sst xmlns="${spreadsheetNamespace}">${texts.map((text) => `<si>${textElement(text)}</si>`).join('')}</sst>`,
  };
}
