import { MemberflowError, type FaultPlace } from '../../contracts/failures.js';
import type { FileFormat } from '../signature.js';
import type { Encoding } from './decode.js';
import type { BrokenQuote, ScanResult } from './scanner.js';

const exportAgain = 'Export or copy the file again; a damaged file is never read in part.';

function invalid(
  message: string,
  remedy: string,
  places: readonly FaultPlace[],
  cause?: unknown,
): MemberflowError {
  return new MemberflowError('InvalidSource', message, { remedy, places }, { cause });
}

export const emptyFile = (file: string): MemberflowError =>
  invalid(`${file} is empty: it has no headings`, 'Export the file again, or take it out of the source.', [
    { file },
  ]);

export function damagedGzip(file: string, cause: Error): MemberflowError {
  const cut = /unexpected end/.test(cause.message);
  const foreign = /incorrect header check/.test(cause.message);
  if (foreign) {
    return invalid(
      `${file} is not gzip`,
      'Declare `compression: none`, or correct the ending of its name.',
      [{ file }],
      cause,
    );
  }
  return invalid(
    `${file} is ${cut ? 'cut off: the gzip stream ends early' : 'damaged gzip'}`,
    exportAgain,
    [{ file }],
    cause,
  );
}

/** Bytes of another format under the name of a CSV file. */
export function noText(file: string, format: FileFormat): MemberflowError {
  const [what, remedy] = {
    workbook: ['an Excel workbook or a ZIP archive', 'Declare `kind: workbook`, or save it as CSV UTF-8.'],
    'old workbook': [
      'an old Excel workbook (.xls)',
      'Save it as CSV UTF-8, or as .xlsx and declare `kind: workbook`.',
    ],
    gzip: ['compressed with gzip', 'Declare `compression: gzip`.'],
    parquet: ['a Parquet file', 'Declare `kind: parquet`.'],
    'utf-16': ['text in UTF-16', 'Save it as CSV UTF-8.'],
  }[format] as [string, string];
  return invalid(`${file} is ${what}, not CSV text`, remedy, [{ file }]);
}

export function undecodable(file: string, line: number, encoding: Encoding): MemberflowError {
  const other = encoding === 'utf-8' ? 'gb18030' : 'utf-8';
  return invalid(
    `${file}, line ${line}: bytes that are not ${encoding.toUpperCase()}`,
    `Declare \`encoding: ${other}\` if that is how the file was saved, else save it as UTF-8.`,
    [{ file, row: line }],
  );
}

export const nulByte = (file: string, line: number): MemberflowError =>
  invalid(`${file}, line ${line}: a NUL byte, which text never holds`, exportAgain, [{ file, row: line }]);

export const endlessLine = (file: string, line: number): MemberflowError =>
  invalid(
    `${file}: line ${line} has no end, so this is no CSV text`,
    'Check that the file is what `path` means.',
    [{ file, row: line }],
  );

const delimiterNames: Readonly<Record<string, string>> = {
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'vertical bar',
  ',': 'comma',
};

/** A single heading with the mark of another delimiter in it; null when there is none. */
export function otherDelimiter(file: string, { fields, firstRecord }: ScanResult): MemberflowError | null {
  if (fields !== 1) return null;
  const count = (mark: string) => firstRecord.split(mark).length - 1;
  const [mark] = Object.keys(delimiterNames).sort((a, b) => count(b) - count(a));
  if (mark === undefined || count(mark) === 0) return null;
  const written = mark === '\t' ? '"\\t"' : `"${mark}"`;
  return invalid(
    `${file} has one column by the declared delimiter, with the heading ${JSON.stringify(firstRecord)}: it looks separated by ${written} (${delimiterNames[mark] as string})`,
    `Declare \`delimiter: ${written}\`.`,
    [{ file, row: 1, value: firstRecord }],
  );
}

export function brokenQuote(file: string, { opened, closed }: BrokenQuote): MemberflowError {
  const what =
    closed === null ? 'is never closed' : `is followed by other text where it closes, on line ${closed}`;
  return invalid(
    `${file}: the quote that opens on line ${opened} ${what}`,
    'Close the quote, or double each quote that belongs to the text; if the file uses another quote, declare `quote`.',
    [{ file, row: opened }],
  );
}

export function raggedRecords(file: string, { fields, ragged }: ScanResult): MemberflowError {
  const shown = ragged.examples.map(
    (record) => `line ${record.line} has ${record.fields}: ${JSON.stringify(record.text)}`,
  );
  const others = ragged.count - ragged.examples.length;
  if (others > 0) shown.push(`and ${others.toLocaleString('en')} more`);
  const rows = ragged.count === 1 ? '1 row has' : `${ragged.count.toLocaleString('en')} rows have`;
  return new MemberflowError(
    'InvalidSource',
    `${file}: ${rows} not the ${fields} columns of the headings: ${shown.join('; ')}`,
    {
      remedy: 'Quote fields that contain the delimiter or a line break, and write every field of a row.',
      places: ragged.examples.map(({ line, text }) => ({ file, row: line, value: text })),
      figures: { expected_columns: fields, rows: ragged.count },
    },
  );
}
