import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { startThread } from '../../../activities/threads/start_thread.js';
import type { RowCounts } from './block.js';
import type { BlockAnswer, BlockThreadData } from './block_messages.js';
import { diskFull } from './disk_full.js';
import type { Simulation } from './blocks.js';

export interface MakeOptions {
  readonly folder: string;
  readonly threads: number;
  readonly signal: AbortSignal;
  /** Told how many members' worth of work is done. */
  readonly progress: (members: number) => void;
}

/** Memory of a thread's engine: a block's largest table takes a quarter of it. */
const memoryLimit = '600MB';

/**
 * Makes all blocks of a simulation, as many at a time as there are threads.
 *
 * @returns rows written by table
 * @throws MemberflowError `DiskFull`; the signal's reason when it is aborted
 */
export async function makeBlocks(simulation: Simulation, options: MakeOptions): Promise<RowCounts> {
  const { folder, signal, progress } = options;
  const { members, blockMembers } = simulation;
  const blocks = Math.ceil(members / blockMembers);
  const stopped = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const data: BlockThreadData = { simulation, folder, memoryLimit, stopped };
  const workers = Array.from({ length: Math.min(options.threads, blocks) }, () =>
    startThread('examples/simulator/threads/block_thread.js', data),
  );
  const counts: Record<string, number> = {};
  let next = 0;
  let finished = 0;
  const underWay = new Map<Worker, number>();
  const tell = (): void => {
    progress(Math.floor([...underWay.values()].reduce((sum, part) => sum + part, finished)));
  };
  const work = async (worker: Worker): Promise<void> => {
    while (next < blocks) {
      const block = next++;
      const size = Math.min(blockMembers, members - block * blockMembers);
      const rows = await blockBy(worker, block, signal, (share) => {
        underWay.set(worker, share * size);
        tell();
      });
      for (const [table, count] of Object.entries(rows)) counts[table] = (counts[table] ?? 0) + count;
      underWay.delete(worker);
      finished += size;
      tell();
    }
  };
  try {
    await Promise.all(workers.map(work));
    return counts;
  } finally {
    Atomics.store(stopped, 0, 1);
    await Promise.all(workers.map(ended));
  }
}

/** Lets a thread end by itself, as soon as it has come to the next part of its block. */
async function ended(worker: Worker): Promise<void> {
  // A thread that broke has ended.
  if (worker.threadId === -1) return;
  const exit = once(worker, 'exit');
  worker.postMessage(null);
  await exit;
}

/** Has a thread make one block; `told` which share of it is done. */
function blockBy(
  worker: Worker,
  block: number,
  signal: AbortSignal,
  told: (share: number) => void,
): Promise<RowCounts> {
  return new Promise((resolve, reject) => {
    const settle = (done: () => void): void => {
      worker.off('message', answered).off('error', failed);
      signal.removeEventListener('abort', aborted);
      done();
    };
    const answered = (answer: BlockAnswer): void => {
      if ('share' in answer) {
        told(answer.share);
        return;
      }
      settle(() => {
        if ('rows' in answer) resolve(answer.rows);
        else reject(answer.diskFull ? diskFull() : new Error(answer.failed));
      });
    };
    const failed = (error: Error): void => {
      settle(() => {
        reject(error);
      });
    };
    const aborted = (): void => {
      failed(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    };
    worker.on('message', answered).on('error', failed);
    signal.addEventListener('abort', aborted);
    if (signal.aborted) aborted();
    else worker.postMessage(block);
  });
}
