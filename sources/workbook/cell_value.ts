import type { FaultPlace } from '../../contracts/failures.js';
import { appendAscii, appendByte, appendBytes, ascii, type ByteText } from './byte_text.js';
import { appendCellText } from './cell_text.js';
import { cellTypes, wholeNumber, type CellTag } from './cell_tag.js';
import { shownAs, type CellFormats } from './date_formats.js';
import { isoDateText } from './iso_dates.js';
import { appendNumber, numberIn, type DecimalMark } from './plain_number.js';
import { appendDuration, appendSerialDate, type DateSystem } from './serial_dates.js';
import type { SharedStrings } from './shared_strings.js';

/** What the cells of a sheet refer to. */
export interface CellContext {
  readonly place: FaultPlace;
  readonly strings: SharedStrings;
  readonly formats: CellFormats;
  readonly dateSystem: DateSystem;
  readonly decimalMark: DecimalMark;
}

const quote = 0x22;
const slash = 0x2f;

/**
 * Appends the value whose text is `data[from, to)`, up to the next tag, in the spool's form: text in quotes; numbers as
 * plain decimals, in quotes too where they have a decimal comma; dates and durations as `serial_dates.ts` says; `true`
 * or `false`; an error cell as its text, such as `#DIV/0!`; nothing for an empty value. Returns false when it refers
 * to a shared text that does not exist.
 */
export function appendCellValue(
  text: ByteText,
  data: Uint8Array,
  from: number,
  to: number,
  cell: CellTag,
  context: CellContext,
): boolean {
  if (from === to && data[to + 1] === slash) return true;
  switch (cell.type) {
    case cellTypes.s:
      return appendShared(text, wholeNumber(data, from, to), context.strings);
    case cellTypes.n:
      if (appendMoment(text, data, from, to, context.formats[cell.style], context.dateSystem)) break;
      if (!appendNumber(text, data, from, to, context.decimalMark)) appendQuoted(text, data, from);
      break;
    case cellTypes.b:
      appendFlag(text, data, from, to);
      break;
    case cellTypes.d:
      appendIsoDate(text, data, from, to);
      break;
    default:
      appendQuoted(text, data, from);
  }
  return true;
}

function appendShared(text: ByteText, index: number, strings: SharedStrings): boolean {
  if (!(index < strings.count)) return false;
  appendBytes(text, strings.bytes, strings.offsets[index] as number, strings.offsets[index + 1] as number);
  return true;
}

/** Appends a date or a duration, by the cell's format; false, and nothing, when the number is neither. */
function appendMoment(
  text: ByteText,
  data: Uint8Array,
  from: number,
  to: number,
  shown: number | undefined,
  system: DateSystem,
): boolean {
  if (shown === shownAs.date) return appendSerialDate(text, numberIn(data, from, to), system);
  return shown === shownAs.duration && appendDuration(text, numberIn(data, from, to));
}

function appendQuoted(text: ByteText, data: Uint8Array, from: number): void {
  appendByte(text, quote);
  appendCellText(text, data, from);
  appendByte(text, quote);
}

function appendFlag(text: ByteText, data: Uint8Array, from: number, to: number): void {
  const written = ascii(data, from, to);
  if (written === '1' || written === 'true') appendAscii(text, 'true');
  else if (written === '0' || written === 'false') appendAscii(text, 'false');
  else appendQuoted(text, data, from);
}

function appendIsoDate(text: ByteText, data: Uint8Array, from: number, to: number): void {
  const date = isoDateText(ascii(data, from, to));
  if (date === null) appendQuoted(text, data, from);
  else appendAscii(text, date);
}
