import { closeSync, openSync, readSync, renameSync, statSync } from 'node:fs';

const largest = 5_000_000;
const textBytes = 64_000;
const tailBytes = 4_000;

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** A log to append to. */
export interface LogFile {
  readonly descriptor: number;
  /** First part of what was written since it was opened: all that a program says when it starts. */
  text(): string;
  /** Last lines written since it was opened. */
  tail(): string;
  close(): void;
}

/** Opens a log at its end; one that has grown beyond 5 MB is kept as `<path>.1` and a new one begun. */
export function openLogFile(path: string): LogFile {
  if (sizeOf(path) > largest) renameSync(path, `${path}.1`);
  const start = sizeOf(path);
  const descriptor = openSync(path, 'a+');
  const read = (from: number, most: number): string => {
    const buffer = Buffer.alloc(most);
    return buffer.toString('utf8', 0, readSync(descriptor, buffer, 0, most, from));
  };
  return {
    descriptor,
    text: () => read(start, textBytes),
    tail() {
      const from = Math.max(start, sizeOf(path) - tailBytes);
      return read(from, tailBytes).trim().split('\n').slice(-12).join('\n');
    },
    close() {
      closeSync(descriptor);
    },
  };
}
