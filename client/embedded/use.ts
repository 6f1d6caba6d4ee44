import { closeSync, mkdirSync, openSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';

const usePath = (home: string): string => join(home, 'server.used');

/** Notes that a client needs the server of this folder now. */
export function noteUse(home: string): void {
  mkdirSync(home, { recursive: true });
  closeSync(openSync(usePath(home), 'a'));
  const now = new Date();
  utimesSync(usePath(home), now, now);
}

/** When a client last needed it, in milliseconds since the epoch; 0: never. */
export function lastUse(home: string): number {
  return statSync(usePath(home), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
