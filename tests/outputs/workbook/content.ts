import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  SheetColumn,
  SheetContent,
  SheetRow,
  WorkbookContent,
} from '../../../outputs/workbook/content.js';
import type { WriteContext } from '../../../outputs/workbook/write.js';

/** Rows as a source gives them, so many a batch. */
// eslint-disable-next-line @typescript-eslint/require-await -- a source of rows is asynchronous
export async function* batchesOf(rows: readonly SheetRow[], size = 2): AsyncGenerator<readonly SheetRow[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}

/** One column of each kind, in the order of `columnKinds`. */
export const everyKind: readonly SheetColumn[] = [
  { heading: 'text', kind: 'text' },
  { heading: 'integer', kind: 'integer' },
  { heading: 'money', kind: 'money' },
  { heading: 'number', kind: 'number' },
  { heading: 'share', kind: 'share' },
  { heading: 'date', kind: 'date' },
  { heading: 'timestamp', kind: 'timestamp' },
];

export function sheetOf(
  rows: readonly SheetRow[],
  columns: readonly SheetColumn[] = [{ heading: 'text', kind: 'text' }],
  more: Partial<SheetContent> = {},
): SheetContent {
  return { name: 'orders', title: 'Orders', columns, rows: batchesOf(rows), ...more };
}

export const workbookOf = (...sheets: readonly SheetContent[]): WorkbookContent => ({
  properties: { title: 'Test', creator: 'memberflow' },
  locale: 'en',
  sheets,
});

export const undisturbed: WriteContext = {
  signal: new AbortController().signal,
  onProgress: () => undefined,
};

/** A folder of the test's own, removed after it. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'memberflow-workbook-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
