import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { MemberflowError } from '../../contracts/failures.js';
import { processIdentitySchema } from './process_identity.js';

/** What `server.json` tells of the one server of a state folder. */
const serverRecordSchema = z.object({
  id: z.uuid(),
  /** The state folder, see `folderIdentity`. */
  folder: z.string(),
  /** The process that supervises the server and runs the worker. */
  owner: processIdentitySchema,
  state: z.enum(['starting', 'ready', 'stopping']),
  /** The Temporal process; null before it was started. */
  server: processIdentitySchema.nullable(),
  /** Host and port; null before it answered. */
  address: z.string().nullable(),
  /** Where the Temporal UI answers, without a path. */
  uiUrl: z.url().nullable(),
  namespace: z.string(),
  startedAt: z.iso.datetime(),
  /** Of the code that its worker runs, see `codeVersion`. */
  version: z.string(),
  /** Started by a command for itself: ends when nobody needs it. */
  background: z.boolean(),
  /** Ids of its worker's encryption keys; none before it was ready, or without encryption. */
  keyIds: z.array(z.string()).default([]),
});
export type ServerRecord = z.infer<typeof serverRecordSchema>;

export const recordPath = (home: string): string => join(home, 'server.json');

/** Tells a state folder from a copy of it, which holds a copy of its record too; a folder that was moved stays itself. */
export function folderIdentity(home: string): string {
  const { dev, ino } = statSync(home);
  return `${dev}:${ino}`;
}

/** The record at a path; null when there is none. */
export function readRecord(path: string): ServerRecord | null {
  try {
    return serverRecordSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new MemberflowError(
      'InvalidInput',
      `${path} is not a record of a memberflow server`,
      { remedy: 'When no server runs on this folder, remove the file.', places: [{ file: path }] },
      { cause: error },
    );
  }
}

function writeAside(path: string, record: ServerRecord): string {
  const aside = `${path}.${record.id}`;
  writeFileSync(aside, `${JSON.stringify(record, null, 2)}\n`);
  return aside;
}

/** Creates the record unless the path is taken. It appears whole: a link, unlike a new file, is never half-written. */
export function createRecord(path: string, record: ServerRecord): boolean {
  const aside = writeAside(path, record);
  try {
    linkSync(aside, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** Replaces the record in one move. */
export function replaceRecord(path: string, record: ServerRecord): void {
  renameSync(writeAside(path, record), path);
}
