import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { SheetRow } from '../../../outputs/workbook/content.js';
import { rowFeed } from '../../../outputs/workbook/row_feed.js';
import { batchesOf } from './content.js';

const { signal } = new AbortController();
const five: readonly SheetRow[] = [[1], [2], [3], [4], [5]];

describe('rowFeed', () => {
  it('hands out all rows in order, whatever the batches', async () => {
    for (const size of [1, 2, 5, 9]) {
      const feed = rowFeed(batchesOf(five, size), signal);
      const taken: SheetRow[] = [];
      for (let rows = await feed.take(3); rows.length > 0; rows = await feed.take(3)) taken.push(...rows);
      expect(taken).toEqual(five);
    }
  });

  it('shows the first rows across batches without taking them', async () => {
    const feed = rowFeed(batchesOf(five, 2), signal);
    expect(await feed.peek(3)).toEqual([[1], [2], [3]]);
    expect(await feed.take(1)).toEqual([[1]]);
    expect(await feed.peek(9)).toEqual([[2], [3], [4], [5]]);
  });

  it('passes over empty batches', async () => {
    async function* sparse(): AsyncGenerator<readonly SheetRow[]> {
      yield [];
      await turn();
      yield [[1]];
      yield [];
    }
    const feed = rowFeed(sparse(), signal);
    expect(await feed.take(5)).toEqual([[1]]);
    expect(await feed.take(5)).toEqual([]);
  });

  it('lets the source go when it is closed early', async () => {
    let released = false;
    async function* source(): AsyncGenerator<readonly SheetRow[]> {
      try {
        for (;;) {
          await turn();
          yield five;
        }
      } finally {
        released = true;
      }
    }
    const feed = rowFeed(source(), signal);
    await feed.take(1);
    await feed.close();
    expect(released).toBe(true);
  });

  it('stops waiting for a busy source when it is cancelled', async () => {
    const controller = new AbortController();
    const never: AsyncIterable<readonly SheetRow[]> = {
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise(() => undefined),
        return: () => new Promise(() => undefined),
      }),
    };
    const feed = rowFeed(never, controller.signal);
    const taking = feed.take(1);
    controller.abort(new Error('cancelled'));
    await expect(taking).rejects.toThrow('cancelled');
    await feed.close();
  });
});
