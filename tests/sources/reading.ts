import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sourceSchema } from '../../config/schema.js';
import { createDuckDb } from '../../engine/duckdb/duckdb.js';
import type { Row, Session } from '../../engine/session.js';
import { openSource, type Relation } from '../../sources/index.js';

/** A folder of its own with the given files, gone when the work is done. */
export async function inFolder<T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'memberflow-sources-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), content);
    }
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export interface Opened {
  readonly relation: Relation;
  readonly session: Session;
  readonly progress: readonly number[];
}

/** Opens a source of a folder as the extraction does, and works on its relation while its session is open. */
export async function withSource<T>(
  folder: string,
  source: Readonly<Record<string, unknown>>,
  work: (opened: Opened) => Promise<T>,
  signal: AbortSignal = new AbortController().signal,
): Promise<T> {
  const spoolFolder = path.join(folder, '.spool [x]');
  await mkdir(spoolFolder, { recursive: true });
  const progress: number[] = [];
  return await createDuckDb({ memoryLimit: '1GB', threads: 2 }).withSession(
    { temporaryFolder: path.join(folder, '.temporary'), signal },
    async (session) => {
      const onProgress = (rows: number) => void progress.push(rows);
      const context = { baseFolder: folder, spoolFolder, session, signal, onProgress };
      const relation = await openSource(sourceSchema.parse(source), context);
      return await work({ relation, session, progress });
    },
  );
}

/** All rows of a source, in the order of its relation. */
export const rowsOf = async (
  folder: string,
  source: Readonly<Record<string, unknown>>,
): Promise<readonly Row[]> =>
  await withSource(folder, source, async ({ relation, session }) => await session.rows(relation.sql));

/** Rows of a source that is one file with this content. */
export const rowsOfFile = async (
  name: string,
  content: string | Uint8Array,
  source: Readonly<Record<string, unknown>>,
): Promise<readonly Row[]> =>
  await inFolder({ [name]: content }, (folder) => rowsOf(folder, { path: name, ...source }));
