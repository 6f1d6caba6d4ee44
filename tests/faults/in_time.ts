import { setTimeout as pause } from 'node:timers/promises';
import type { Program } from '../support/processes.js';
import { patience } from './size.js';

/**
 * Waits for work no longer than a test may, so that whoever asked for it can end what it started.
 *
 * @param programs what they said is told when it takes longer
 */
export async function inTime<T>(work: Promise<T>, programs: readonly Program[]): Promise<T> {
  const over = new AbortController();
  const late = pause(patience, undefined, { signal: over.signal }).then(
    () => {
      const said = programs.map(({ output }) => output.error).join('\n');
      throw new Error(`not done within ${patience / 1000} s:\n${said}`);
    },
    () => work,
  );
  try {
    return await Promise.race([work, late]);
  } finally {
    over.abort();
  }
}
