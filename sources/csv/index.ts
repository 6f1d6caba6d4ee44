import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { CsvSourceConfig } from '../../config/schema.js';
import type { InputFile, SourceContext } from '../context.js';
import { refuseChanged } from '../fingerprint.js';
import type { Relation } from '../relation.js';
import { unite } from '../unite.js';
import { writeCanonical, type CanonicalTask } from './canonical.js';
import { dialectOf } from './dialect.js';
import { brokenQuote, emptyFile, otherDelimiter, raggedRecords } from './faults.js';
import type { ScanResult } from './scanner.js';
import { selectSpooled, spool } from './spool.js';

/**
 * CSV files as one relation of text columns, united by heading.
 *
 * Each file is checked from end to end and read into a Parquet file of the spool folder, row by row in the order of
 * the file, so that every fault is met here. `source_row` counts records, the headings being 1: it is the row that a
 * spreadsheet shows, and the line of the file while no field holds a line break and no line is empty. An empty field
 * is null, quoted or not: programs that quote every field write absent values so.
 */
export async function openCsv(
  source: CsvSourceConfig,
  files: readonly InputFile[],
  context: SourceContext,
): Promise<Relation> {
  const dialect = dialectOf(source);
  const selects: string[] = [];
  let rows = 0;
  for (const file of files) {
    const before = rows;
    const onRecords = (records: number) => {
      context.onProgress(before + Math.max(0, records - 1));
    };
    const part = await readPart({ source, dialect, file, onRecords }, context);
    selects.push(part.select);
    rows += part.rows;
    context.onProgress(rows);
  }
  return await unite(selects, files, context.session);
}

interface Part {
  readonly select: string;
  readonly rows: number;
}

async function readPart(
  task: Pick<CanonicalTask, 'source' | 'dialect' | 'file' | 'onRecords'>,
  { spoolFolder, session, signal }: SourceContext,
): Promise<Part> {
  const { source, dialect, file } = task;
  const spooled = path.join(spoolFolder, `${spoolName(source, file)}.parquet`);
  const canonical = `${spooled}.csv`;
  try {
    const scan = await writeCanonical({ ...task, target: canonical, signal });
    await refuseChanged(file);
    refuseFaults(file.path, scan);
    const headings = await spool({ file, canonical, spooled, dialect, scan }, session);
    return { select: selectSpooled(file.path, spooled, headings), rows: scan.records - 1 };
  } finally {
    await rm(canonical, { force: true });
  }
}

function refuseFaults(file: string, scan: ScanResult): void {
  if (scan.records === 0) throw emptyFile(file);
  const delimiter = otherDelimiter(file, scan);
  if (delimiter !== null) throw delimiter;
  if (scan.brokenQuote !== null) throw brokenQuote(file, scan.brokenQuote);
  if (scan.ragged.count > 0) throw raggedRecords(file, scan);
}

/** The same for a file read in the same way, so that a step that is tried again overwrites its own. */
const spoolName = (source: CsvSourceConfig, file: InputFile): string =>
  createHash('sha256')
    .update(JSON.stringify([source, file.location]))
    .digest('hex')
    .slice(0, 32);
