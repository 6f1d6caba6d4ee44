import { join } from 'node:path';
import { createDuckDb } from '../../engine/duckdb/duckdb.js';
import type { Session } from '../../engine/session.js';

/** How much a command reads at a time: a table of a few hundred rows, or the members and orders of a whole business. */
const engines = {
  small: { memoryLimit: '256MB', threads: 1 },
  large: { memoryLimit: '1GB', threads: 2 },
} as const;

/**
 * Lets a command read tables with SQL, in a session of its own.
 * @param home state folder; what does not fit into memory spills there
 */
export const withReading = <T>(
  size: keyof typeof engines,
  home: string,
  work: (session: Session) => Promise<T>,
): Promise<T> =>
  createDuckDb(engines[size]).withSession(
    { signal: new AbortController().signal, temporaryFolder: join(home, `reading-${process.pid}`) },
    work,
  );
