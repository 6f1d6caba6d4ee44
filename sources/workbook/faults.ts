import { MemberflowError, type FaultPlace } from '../../contracts/failures.js';

const exportAgain =
  'Save the workbook again in Excel, or export it again from its source, and replace this file.';

/** A workbook, or something in it, that cannot be used. */
export function invalidWorkbook(
  message: string,
  place: FaultPlace,
  remedy: string = exportAgain,
  cause?: unknown,
): MemberflowError {
  return new MemberflowError('InvalidSource', message, { remedy, places: [place] }, { cause });
}

/** Bytes that differ from what the archive says of them: nothing of such a file is trusted. */
export function damagedWorkbook(place: FaultPlace, what: string, cause?: unknown): MemberflowError {
  const sheet = place.sheet === undefined ? '' : ` (sheet ${JSON.stringify(place.sheet)})`;
  return invalidWorkbook(
    `${place.file ?? 'The workbook'} is damaged: ${what}${sheet}`,
    place,
    'Copy the file again from where it came, or export it again; a damaged workbook is never read in part.',
    cause,
  );
}

/** A sheet, or another part, whose XML is not as a spreadsheet program writes it. */
export function malformedPart(place: FaultPlace, what: string): MemberflowError {
  const sheet = place.sheet === undefined ? '' : `, sheet ${JSON.stringify(place.sheet)}`;
  const row = place.row === undefined ? '' : `, row ${place.row}`;
  const column = place.column === undefined ? '' : `, column ${place.column}`;
  return invalidWorkbook(`${place.file ?? 'The workbook'}${sheet}${row}${column}: ${what}`, place);
}
