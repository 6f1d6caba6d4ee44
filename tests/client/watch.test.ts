import type { Client } from '@temporalio/client';
import { expect, it } from 'vitest';
import { watchRun } from '../../client/runs.js';

/** A client of a server that has a run under way, and leaves as many listeners as the SDK does within some minutes. */
function clientOfLongRun(polls: number): Client {
  const description = {
    runId: 'first',
    workflowId: 'shop/rfm/2016-12-31',
    type: 'rfm',
    status: { name: 'RUNNING' },
    raw: { workflowExecutionInfo: { firstRunId: 'first' } },
    typedSearchAttributes: { get: () => undefined },
    startTime: new Date(0),
  };
  let signal: AbortSignal | undefined;
  const handle = {
    describe: () => Promise.resolve(description),
    query: () => Promise.resolve({ runId: 'first', steps: [] }),
    result: () =>
      new Promise((_, reject) => {
        for (let poll = 0; poll < polls; poll++) {
          signal?.addEventListener('abort', () => {
            reject(new Error('aborted'));
          });
        }
      }),
  };
  return {
    workflow: { getHandle: () => handle },
    withDeadline: (_: number, call: () => unknown) => call(),
    withAbortSignal: (given: AbortSignal, call: () => unknown) => {
      signal = given;
      return call();
    },
  } as unknown as Client;
}

it('watching a long run warns of no leak', async () => {
  const warnings: Error[] = [];
  const warned = (warning: Error) => warnings.push(warning);
  process.on('warning', warned);
  const run = { workflowId: 'shop/rfm/2016-12-31', runId: 'first', temporalRunId: 'first' };
  let looks = 0;
  for await (const { status } of watchRun(clientOfLongRun(20), run, AbortSignal.timeout(500))) {
    expect(status).toBe('RUNNING');
    looks += 1;
  }
  process.off('warning', warned);
  expect(looks).toBeGreaterThan(1);
  expect(warnings.map(({ name }) => name)).toEqual([]);
});
