import { createDuckDb } from '../../engine/duckdb/duckdb.js';
import type { Session } from '../../engine/session.js';
import { temporaryFolder } from '../support/temporary.js';

/** Lets a test work in a session of its own. */
export const inSession = <T>(work: (session: Session) => Promise<T>): Promise<T> =>
  createDuckDb({ memoryLimit: '256MB', threads: 1 }).withSession(
    { temporaryFolder: temporaryFolder(), signal: new AbortController().signal },
    work,
  );
