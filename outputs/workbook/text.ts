/** Longest text that Excel keeps in a cell, in UTF-16 units. */
export const longestCellText = 32_767;

/** Characters that XML 1.0 cannot hold at all, and CR, which every XML parser turns into LF. */
const unwritable = '\\u0000-\\u0008\\u000b-\\u001f\\ufffe\\uffff';

/** Anything that cannot go into `<t>` as it is; `_x` because it may begin an escape. */
const needsCare = new RegExp(`[${unwritable}&<>]|_x|^\\s|\\s$`);
const unwritableCharacter = new RegExp(`[${unwritable}]`, 'g');
/** A `_` that would begin an escape, be it literal or completed by the escape of the character after it. */
const literalEscape = new RegExp(`_(?=x[0-9A-Fa-f]{4}[_${unwritable}])`, 'g');

/**
 * Text as the content of an XML element or attribute. Characters that XML cannot hold become `_x0007_`, the
 * escape of ECMA-376 (ST_Xstring), and text that looks like one (`_x0041_`) is escaped so that it reads back as
 * itself. Lone surrogates become U+FFFD when the text is encoded.
 */
export function escapeText(text: string): string {
  return text
    .replace(literalEscape, '_x005F_')
    .replace(unwritableCharacter, (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

/** Text cut to so many UTF-16 units without halving a character. */
export function cutText(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const halves = /[\ud800-\udbff]$/.test(text.slice(0, longest));
  return text.slice(0, halves ? longest - 1 : longest);
}

/** What a cell can show of a text: all of it, or its beginning and how many characters are missing. */
function fittingText(text: string): string {
  if (text.length <= longestCellText) return text;
  const kept = cutText(text, longestCellText - 20);
  return `${kept}… [+${text.length - kept.length}]`;
}

/**
 * The `<t>` element of a text, wherever it stands: inline in a cell or among the shared strings. It is never a
 * formula, whatever it begins with.
 */
export function textElement(text: string): string {
  if (text.length <= longestCellText && !needsCare.test(text)) return `<t>${text}</t>`;
  return `<t xml:space="preserve">${escapeText(fittingText(text))}</t>`;
}
