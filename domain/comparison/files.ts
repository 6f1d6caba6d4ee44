import { ascending } from '../text/ascending.js';

/** A file that a run read. */
export interface ReadFile {
  readonly table: string;
  readonly path: string;
  readonly sha256: string;
}

/** How the files that two runs read for a table differ. */
export interface ChangedFile {
  readonly table: string;
  readonly path: string;
  readonly change: 'added' | 'removed' | 'changed';
}

/**
 * The files that differ, by table and path: of one path with other bytes it is changed. The same bytes under another
 * path are the same input, such as those of a folder that was moved.
 */
export function changedFiles(
  before: readonly ReadFile[],
  after: readonly ReadFile[],
): readonly ChangedFile[] {
  const gone = before.filter((file) => !after.some((other) => isSameInput(file, other)));
  const come = after.filter((file) => !before.some((other) => isSameInput(file, other)));
  const isIn = (files: readonly ReadFile[], { table, path }: ReadFile) =>
    files.some((file) => file.table === table && file.path === path);
  const told = (change: ChangedFile['change'], { table, path }: ReadFile): ChangedFile => ({
    table,
    path,
    change,
  });
  return [
    ...come.map((file) => told(isIn(gone, file) ? 'changed' : 'added', file)),
    ...gone.filter((file) => !isIn(come, file)).map((file) => told('removed', file)),
  ].sort((a, b) => ascending(a.table, b.table) || ascending(a.path, b.path));
}

const isSameInput = (a: ReadFile, b: ReadFile): boolean => a.table === b.table && a.sha256 === b.sha256;
