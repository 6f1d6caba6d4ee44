import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDuckDb } from '../../engine/duckdb/duckdb.js';
import type { Session } from '../../engine/session.js';

/** Lets a test work in a session of its own. */
export async function inSession<T>(work: (session: Session) => Promise<T>): Promise<T> {
  const temporaryFolder = mkdtempSync(join(tmpdir(), 'memberflow-session-'));
  try {
    return await createDuckDb({ memoryLimit: '256MB', threads: 1 }).withSession(
      { temporaryFolder, signal: new AbortController().signal },
      work,
    );
  } finally {
    rmSync(temporaryFolder, { recursive: true, force: true });
  }
}
