import { DuckDBInstance } from '@duckdb/node-api';
import { parentPort, workerData } from 'node:worker_threads';
import { namedFailure } from '../../../engine/duckdb/failures.js';
import { isDiskFull } from '../write/disk_full.js';
import { writeBlock } from '../write/block.js';
import { rowsOfBlock } from '../write/blocks.js';
import type { BlockAnswer, BlockThreadData } from '../write/block_messages.js';

/**
 * Makes and writes the blocks it is told to, one after the other. The engine has one thread and a fixed way of
 * writing, so that a block's files are the same whichever thread makes them.
 */
const { simulation, folder, memoryLimit, stopped } = workerData as BlockThreadData;
const port = parentPort;
if (port === null) throw new Error('block_thread runs as a thread only');
const answer = (message: BlockAnswer): void => {
  port.postMessage(message);
};
/** Throws where nobody wants the block any more: a thread that was ended from outside amid DuckDB's work would take the process with it. */
const tell = (share: number): void => {
  if (Atomics.load(stopped, 0) !== 0) throw new Error('the block is not wanted any more');
  answer({ share });
};

const instance = await DuckDBInstance.create(':memory:', {
  threads: '1',
  memory_limit: memoryLimit,
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
});
const connection = await instance.connect();
/** What was asked for before: nothing is closed while a block is being written. */
let before = Promise.resolve();
port.on('message', (block: number | null) => {
  before = before.then(async () => {
    if (block === null) close();
    else answer(await make(block));
  });
});

function close(): void {
  connection.closeSync();
  instance.closeSync();
  parentPort?.close();
}

async function make(block: number): Promise<BlockAnswer> {
  try {
    // Half of the work is to live the lives, half to write their rows.
    const rows = rowsOfBlock(simulation, block, (lived) => {
      tell(lived / 2);
    });
    const written = await writeBlock(connection, rows, folder, block, (share) => {
      tell((1 + share) / 2);
    });
    return { rows: written };
  } catch (error) {
    return {
      failed: error instanceof Error ? error.message : String(error),
      diskFull: isDiskFull(namedFailure(error)),
    };
  }
}
