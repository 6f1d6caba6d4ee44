import { MemberflowError, type FaultPlace } from '../contracts/failures.js';

/** Columns that every relation begins with; a source must not bring its own under these names. */
export const positionColumns = ['source_file', 'source_sheet', 'source_row'] as const;

/**
 * The names of a source's columns: headings without surrounding space, `Column D` where the fourth is blank.
 *
 * @param cells the heading row as it stands, in order.
 * @throws MemberflowError `InvalidSource` when two headings are the same. Upper and lower case (a–z) do not
 * tell headings apart, because SQL does not.
 */
export function headingsOf(cells: readonly (string | null)[], place: FaultPlace): string[] {
  const headings = cells.map((cell, i) => (cell ?? '').trim() || `Column ${columnLetters(i)}`);
  const seen = new Map<string, number[]>();
  for (const [i, heading] of headings.entries()) {
    const key = heading.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
    seen.set(key, [...(seen.get(key) ?? []), i]);
  }
  refuseReserved(headings, place);
  const repeated = [...seen.values()].filter((columns) => columns.length > 1);
  if (repeated.length > 0) throw repeatedHeadings(headings, repeated, place);
  return headings;
}

/** Letters of a column as spreadsheets name it; the first, 0, is A. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}

/** @throws MemberflowError `InvalidSource` when a heading is one that memberflow, or the engine (`further`), gives itself. */
export function refuseReserved(
  headings: readonly string[],
  place: FaultPlace,
  further: readonly string[] = [],
): void {
  const names: readonly string[] = [...positionColumns, ...further];
  const reserved = headings.find((heading) => names.includes(heading.toLowerCase()));
  if (reserved === undefined) return;
  throw new MemberflowError(
    'InvalidSource',
    `${place.file ?? 'The source'} has a column ${reserved}, a name that is kept for the place of a row`,
    { remedy: 'Rename the column in the source.', places: [{ ...place, column: reserved }] },
  );
}

function repeatedHeadings(
  headings: readonly string[],
  repeated: readonly (readonly number[])[],
  place: FaultPlace,
): MemberflowError {
  const listed = repeated
    .map(
      (columns) =>
        `"${headings[columns[0] as number] as string}" (columns ${columns.map(columnLetters).join(', ')})`,
    )
    .join('; ');
  const where = [place.file, place.sheet && `sheet ${place.sheet}`].filter(Boolean).join(', ');
  return new MemberflowError('InvalidSource', `${where}: headings occur more than once: ${listed}`, {
    remedy: 'Give every column a heading of its own; upper and lower case do not tell them apart.',
    places: repeated.map((columns) => ({ ...place, column: headings[columns[0] as number] as string })),
  });
}
