import type { SheetRow } from './content.js';

/** Hands out rows of batches in slices, so that one reading can fill several sheets. */
export interface RowFeed {
  /** The first rows, which stay to be taken; fewer than asked for when there are no more. */
  peek(atLeast: number): Promise<readonly SheetRow[]>;
  /** The next rows, at most so many; none at the end. */
  take(atMost: number): Promise<readonly SheetRow[]>;
  /** Lets the source go, wherever the reading stopped. */
  close(): Promise<void>;
}

/** @throws the signal's reason as soon as it aborts, even while the source is still busy with a batch. */
export function rowFeed(batches: AsyncIterable<readonly SheetRow[]>, signal: AbortSignal): RowFeed {
  const iterator = batches[Symbol.asyncIterator]();
  let batch: readonly SheetRow[] = [];
  let position = 0;
  let ended = false;

  async function load(): Promise<void> {
    const next = await unlessAborted(() => iterator.next(), signal);
    if (next.done === true) {
      ended = true;
      return;
    }
    batch = position < batch.length ? [...batch.slice(position), ...next.value] : next.value;
    position = 0;
  }

  return {
    async peek(atLeast) {
      while (!ended && batch.length - position < atLeast) await load();
      return batch.slice(position, position + atLeast);
    },
    async take(atMost) {
      while (!ended && position >= batch.length) await load();
      const rows = batch.slice(position, position + atMost);
      position += rows.length;
      return rows;
    },
    async close() {
      if (ended) return;
      ended = true;
      const closing = Promise.resolve(iterator.return?.());
      // A source that is busy answers only after its batch: a cancelled writer does not wait for it.
      if (signal.aborted) closing.catch(() => undefined);
      else await closing;
    },
  };
}

function unlessAborted<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      reject(signal.reason as Error);
    };
    if (signal.aborted) {
      abort();
      return;
    }
    signal.addEventListener('abort', abort, { once: true });
    work()
      .then(resolve, reject)
      .finally(() => {
        signal.removeEventListener('abort', abort);
      });
  });
}
