import { closeSync, openSync, readSync, renameSync, statSync } from 'node:fs';

const largest = 5_000_000;
const tailBytes = 4_000;

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** A log to append to. */
export interface LogFile {
  readonly descriptor: number;
  /** Last lines written since it was opened. */
  tail(): string;
  close(): void;
}

/** Opens a log at its end; one that has grown beyond 5 MB is kept as `<path>.1` and a new one begun. */
export function openLogFile(path: string): LogFile {
  if (sizeOf(path) > largest) renameSync(path, `${path}.1`);
  const start = sizeOf(path);
  const descriptor = openSync(path, 'a+');
  return {
    descriptor,
    tail() {
      const from = Math.max(start, sizeOf(path) - tailBytes);
      const buffer = Buffer.alloc(tailBytes);
      const bytes = readSync(descriptor, buffer, 0, tailBytes, from);
      return buffer.toString('utf8', 0, bytes).trim().split('\n').slice(-12).join('\n');
    },
    close() {
      closeSync(descriptor);
    },
  };
}
