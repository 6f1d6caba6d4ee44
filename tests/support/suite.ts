import { afterAll, beforeAll } from 'vitest';

/**
 * Opens something before the tests of the suite in which it is called, and closes it behind them.
 *
 * @param timeout milliseconds that opening it may take
 * @returns gives what is open; throws before the tests have begun
 */
export function openForSuite<T extends object>(
  open: () => Promise<T>,
  close: (opened: T) => Promise<void> | void,
  timeout?: number,
): () => T {
  let opened: T | undefined;
  beforeAll(async () => {
    opened = await open();
  }, timeout);
  afterAll(async () => {
    if (opened !== undefined) await close(opened);
  });
  return () => {
    if (opened === undefined) throw new Error('the tests of the suite have not begun');
    return opened;
  };
}
