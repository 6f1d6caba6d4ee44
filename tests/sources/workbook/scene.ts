import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { sourceSchema, type WorkbookSourceConfig } from '../../../config/schema.js';
import { MemberflowError } from '../../../contracts/failures.js';
import { createDuckDb } from '../../../engine/duckdb/duckdb.js';
import type { Row } from '../../../engine/session.js';
import type { InputFile } from '../../../sources/context.js';
import { fingerprint } from '../../../sources/fingerprint.js';
import type { Relation } from '../../../sources/relation.js';
import { openWorkbook } from '../../../sources/workbook/index.js';

/** Settings of a workbook source, as a configuration would give them. */
export function workbookSource(settings: Partial<WorkbookSourceConfig> = {}): WorkbookSourceConfig {
  const source = sourceSchema.parse({ kind: 'workbook', path: 'orders.xlsx', ...settings });
  if (source.kind !== 'workbook') throw new TypeError('not a workbook source');
  return source;
}

/** A temporary folder for each test, with a spool folder in it, and the way from bytes to rows. */
export function workbookScene() {
  let folder = '';
  const never = new AbortController().signal;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'memberflow-workbook-'));
    await mkdir(path.join(folder, 'spool'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  const put = async (bytes: Buffer | Uint8Array, name = 'orders.xlsx'): Promise<InputFile> => {
    const location = path.join(folder, name);
    await writeFile(location, bytes);
    return await fingerprint({ path: name, location }, never);
  };
  const open = async (
    files: readonly InputFile[],
    settings: Partial<WorkbookSourceConfig> = {},
    signal: AbortSignal = never,
    onProgress: (rows: number) => void = () => undefined,
  ): Promise<Relation> =>
    await openWorkbook(workbookSource(settings), files, {
      spoolFolder: path.join(folder, 'spool'),
      signal,
      onProgress,
    });
  const query = async (sql: string): Promise<readonly Row[]> =>
    await createDuckDb({ memoryLimit: '512MB', threads: 2 }).withSession(
      { temporaryFolder: path.join(folder, 'engine'), signal: never },
      (session) => session.rows(sql),
    );

  return {
    /** Of this test. */
    folder: () => folder,
    spoolFolder: () => path.join(folder, 'spool'),
    put,
    open,
    query,
    /** Rows of the only file, as the engine gives them. */
    rows: async (
      bytes: Buffer | Uint8Array,
      settings: Partial<WorkbookSourceConfig> = {},
    ): Promise<readonly Row[]> => await query((await open([await put(bytes)], settings)).sql),
    /** The failure that reading the bytes ends with. */
    refusal: async (
      bytes: Buffer | Uint8Array,
      settings: Partial<WorkbookSourceConfig> = {},
    ): Promise<MemberflowError> => await failureOf(open([await put(bytes)], settings)),
  };
}

/** The failure that the work ends with; it is a fault of the test when it succeeds or fails without a name. */
export async function failureOf(work: Promise<unknown>): Promise<MemberflowError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof MemberflowError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
