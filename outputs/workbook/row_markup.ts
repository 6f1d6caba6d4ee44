import type { CellWriter } from './cells.js';
import type { RowFeed } from './row_feed.js';
import { rowHeight, type ColumnLayout } from './widths.js';

/** Rows asked for at a time, and characters handed on at a time: a few milliseconds of work each. */
const sliceRows = 1000;
const chunkLength = 1 << 16;

export interface RowChunk {
  readonly xml: string;
  /** Rows in it. */
  readonly count: number;
}

/**
 * The feed's next rows as XML, in pieces of about `chunkLength`.
 * @param above rows of the sheet that stand above them
 * @param capacity most rows to take
 */
export async function* rowChunks(
  feed: RowFeed,
  cells: readonly CellWriter[],
  layouts: readonly ColumnLayout[],
  above: number,
  capacity: number,
): AsyncGenerator<RowChunk> {
  const wraps = layouts.some((layout) => layout.wraps);
  let taken = 0;
  let xml = '';
  let count = 0;
  while (taken < capacity) {
    const rows = await feed.take(Math.min(sliceRows, capacity - taken));
    if (rows.length === 0) break;
    for (const row of rows) {
      taken += 1;
      count += 1;
      const number = String(above + taken);
      const height = wraps ? rowHeight(row, layouts) : undefined;
      xml += `<row r="${number}"${height === undefined ? '' : ` ht="${height}" customHeight="1"`}>`;
      let i = 0;
      for (const write of cells) xml += write(row[i++] ?? null, number);
      xml += '</row>';
      if (xml.length < chunkLength) continue;
      yield { xml, count };
      xml = '';
      count = 0;
    }
  }
  if (count > 0) yield { xml, count };
}
