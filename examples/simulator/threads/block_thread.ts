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
const { simulation, folder, memoryLimit } = workerData as BlockThreadData;
const port = parentPort;
if (port === null) throw new Error('block_thread runs as a thread only');
const answer = (message: BlockAnswer): void => {
  port.postMessage(message);
};

const instance = await DuckDBInstance.create(':memory:', {
  threads: '1',
  memory_limit: memoryLimit,
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
});
const connection = await instance.connect();
port.on('message', (block: number) => {
  // Half of the work is to live the lives, half to write their rows.
  const rows = rowsOfBlock(simulation, block, (lived) => {
    answer({ share: lived / 2 });
  });
  const written = (share: number): void => {
    answer({ share: (1 + share) / 2 });
  };
  writeBlock(connection, rows, folder, block, written).then(
    (counts) => {
      answer({ rows: counts });
    },
    (error: unknown) => {
      answer({
        failed: error instanceof Error ? error.message : String(error),
        diskFull: isDiskFull(namedFailure(error)),
      });
    },
  );
});
