import { posix } from 'node:path';
import { requirePart, type Archive } from './archive.js';
import { readCellFormats, type CellFormats } from './date_formats.js';
import { damagedWorkbook, invalidWorkbook } from './faults.js';
import type { DateSystem } from './serial_dates.js';
import { tagsOf } from './xml.js';

export interface Sheet {
  readonly name: string;
  /** Path of its part in the archive. */
  readonly part: string;
  readonly hidden: boolean;
}

/** What a workbook says of itself: its worksheets in the order of their tabs, and how its cells are to be read. */
export interface Catalogue {
  readonly sheets: readonly Sheet[];
  readonly dateSystem: DateSystem;
  readonly formats: CellFormats;
  /** Path of the part with the shared texts; undefined when there is none. */
  readonly sharedStrings: string | undefined;
}

/** Parts that are read as a whole; the styles of a crowded workbook take some megabytes. */
const largestSmallPart = 64 * 2 ** 20;

/** Reads `xl/workbook.xml`, or whatever part the package names as its workbook, and what it points to. */
export async function readCatalogue(archive: Archive, signal: AbortSignal): Promise<Catalogue> {
  const root = await relationsOf(archive, '', signal);
  const workbookPart = root.find(({ kind }) => kind === 'officeDocument')?.target ?? 'xl/workbook.xml';
  if (archive.find(workbookPart) === undefined || !workbookPart.endsWith('.xml'))
    throw notAWorkbook(archive.file);
  const relations = await relationsOf(archive, workbookPart, signal);
  const workbook = await readText(archive, workbookPart, signal);
  const targets = new Map(
    relations.filter(({ kind }) => kind === 'worksheet').map(({ id, target }) => [id, target]),
  );
  const partOf = (kind: string) => relations.find((relation) => relation.kind === kind)?.target;
  const styles = partOf('styles');
  const sheets: Sheet[] = [];
  let dateSystem: DateSystem = 1900;
  for (const { name, closing, attributes } of tagsOf(workbook)) {
    if (name === 'workbookPr' && ['1', 'true'].includes(attributes.get('date1904') ?? '')) dateSystem = 1904;
    // Sheets of another kind, charts and macros, have no worksheet part: they are no tables.
    const part = name === 'sheet' && !closing ? targets.get(relationId(attributes)) : undefined;
    if (part === undefined) continue;
    sheets.push({
      name: attributes.get('name') ?? '',
      part,
      hidden: (attributes.get('state') ?? 'visible') !== 'visible',
    });
  }
  if (sheets.length === 0) throw notAWorkbook(archive.file);
  return {
    sheets,
    dateSystem,
    formats: readCellFormats(styles === undefined ? '' : await readText(archive, styles, signal)),
    sharedStrings: partOf('sharedStrings'),
  };
}

const notAWorkbook = (file: string) =>
  invalidWorkbook(
    `${file} is a zip archive, but not an .xlsx workbook`,
    { file },
    'Check that the path names the right file; save .xlsb, .ods and other kinds as Excel Workbook (.xlsx).',
  );

/** `r:id`, whatever prefix the namespace of relationships has. */
const relationId = (attributes: ReadonlyMap<string, string>): string =>
  [...attributes].find(([key]) => key.endsWith(':id'))?.[1] ?? '';

interface Relation {
  readonly id: string;
  /** Last word of the type's URI, the same for transitional and strict workbooks. */
  readonly kind: string;
  /** Path in the archive. */
  readonly target: string;
}

/** Relations of a part; of the package itself for the empty path. */
async function relationsOf(archive: Archive, part: string, signal: AbortSignal): Promise<Relation[]> {
  const folder = posix.dirname(part);
  const path = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  if (archive.find(path) === undefined) return [];
  return Array.from(tagsOf(await readText(archive, path, signal)))
    .filter(
      ({ name, closing, attributes }) =>
        name === 'Relationship' && !closing && attributes.get('TargetMode') !== 'External',
    )
    .map(({ attributes }) => ({
      id: attributes.get('Id') ?? '',
      kind: posix.basename(attributes.get('Type') ?? ''),
      target: posix.resolve('/', folder, attributes.get('Target') ?? '').slice(1),
    }));
}

async function readText(archive: Archive, name: string, signal: AbortSignal): Promise<string> {
  const { file } = archive;
  const part = requirePart(archive, name, { file });
  if (part.bytes > largestSmallPart)
    throw damagedWorkbook({ file }, `part ${name} claims ${part.bytes} bytes`);
  const chunks: Buffer[] = [];
  for await (const chunk of archive.read(part, signal)) chunks.push(chunk);
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\ufeff/, '');
}
