import type { WorkbookSourceConfig } from '../../config/schema.js';
import type { Archive } from './archive.js';
import type { Catalogue, Sheet } from './catalogue.js';
import type { CellContext } from './cell_value.js';
import { noSharedStrings, readSharedStrings } from './shared_strings.js';

/**
 * Reads what the cells of all sheets share, once; gives what those of one sheet need. Number cells get the decimal
 * mark that the source declares for its texts: who reads a column cannot tell the two apart.
 */
export async function cellsOf(
  archive: Archive,
  { sharedStrings, formats, dateSystem }: Catalogue,
  { numbers: { decimal: decimalMark } }: Pick<WorkbookSourceConfig, 'numbers'>,
  signal: AbortSignal,
): Promise<(sheet: Sheet) => CellContext> {
  const part = sharedStrings === undefined ? undefined : archive.find(sharedStrings);
  const strings =
    part === undefined ? noSharedStrings : await readSharedStrings(archive.read(part, signal), archive.file);
  return (sheet) => ({
    place: { file: archive.file, sheet: sheet.name },
    strings,
    formats,
    dateSystem,
    decimalMark,
  });
}
