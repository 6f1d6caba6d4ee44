import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { folderOf, writeBlock } from '../simulator/write/block.js';
import { rowsOfBlock } from '../simulator/write/blocks.js';
import { shop, shopParameters } from './business.js';

/** Simulates the shop: writes `data/<table>/0001.parquet` below the folder. */
export async function simulateShop(folder: string): Promise<void> {
  const { seed, members } = shop;
  const rows = rowsOfBlock({ preset: shopParameters, seed, members, blockMembers: members }, 0);
  const tables = rows.filter(({ layout }) => !layout.truth);
  for (const table of tables) await mkdir(join(folder, folderOf(table)), { recursive: true });
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  try {
    const connection = await instance.connect();
    await writeBlock(connection, tables, folder, 0);
    connection.closeSync();
  } finally {
    instance.closeSync();
  }
}
