import type { CellValue, ColumnKind } from './content.js';
import { dateSerial } from './dates.js';
import { textElement } from './text.js';

/** Writes one cell; `row` is the row's number as text. An empty cell has its format only. */
export type CellWriter = (value: CellValue, row: string) => string;

const decimalText = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;
const trailingZeros = /\.?0+$/;

/** A number as its cell holds it; undefined where a cell, being a double, would change it: beyond 2^53. */
function numberContent(value: CellValue): string | undefined {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'bigint') {
    return Math.abs(Number(value)) <= Number.MAX_SAFE_INTEGER ? value.toString() : undefined;
  }
  if (typeof value !== 'string' || !decimalText.test(value)) return undefined;
  if (Math.abs(Number(value)) > Number.MAX_SAFE_INTEGER) return undefined;
  return value.includes('.') && !/e/i.test(value) ? value.replace(trailingZeros, '') : value;
}

function dateContent(value: CellValue): string | undefined {
  return typeof value === 'string' ? dateSerial(value)?.toString() : undefined;
}

/** The content of a cell's `<v>`, or undefined where the value is no such number and is written as text. */
const numericContent: Record<ColumnKind, ((value: CellValue) => string | undefined) | undefined> = {
  text: undefined,
  integer: numberContent,
  money: numberContent,
  number: numberContent,
  measure: numberContent,
  share: numberContent,
  date: dateContent,
  timestamp: dateContent,
};

/**
 * The writer of a column's cells.
 * @param letters the column's letters, such as AB
 * @param style index of the cell format in the workbook's styles
 */
export function cellWriter(kind: ColumnKind, letters: string, style: number): CellWriter {
  const content = numericContent[kind];
  const open = `<c r="${letters}`;
  const empty = `" s="${style}"/>`;
  const number = `" s="${style}"><v>`;
  const logical = `" s="${style}" t="b"><v>`;
  const text = `" s="${style}" t="inlineStr"><is>`;
  return (value, row) => {
    // A sheet knows neither NaN nor infinity: like no value, they leave the cell empty.
    if (value === null || value === '' || (typeof value === 'number' && !Number.isFinite(value))) {
      return open + row + empty;
    }
    if (content !== undefined) {
      const digits = content(value);
      if (digits !== undefined) return open + row + number + digits + '</v></c>';
      if (typeof value === 'boolean') return open + row + logical + (value ? '1' : '0') + '</v></c>';
    }
    return open + row + text + textElement(String(value)) + '</is></c>';
  };
}

/** Letters of a column counted from 0: A … Z, AA … */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}
