import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { newAttempt } from '../../store/attempts.js';

/** Writes a document; the file is the one before or the one after, whenever the process dies. */
export function keepWhole(file: string, document: unknown): void {
  mkdirSync(dirname(file), { recursive: true });
  const attempt = newAttempt(file);
  writeFileSync(attempt, JSON.stringify(document));
  renameSync(attempt, file);
}

/** The document of a file; undefined where there is none, or none that can be read. */
export function readWhole<T>(file: string, read: (document: unknown) => T | undefined): T | undefined {
  try {
    return read(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (isMissing || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
