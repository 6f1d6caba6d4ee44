import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { MemberflowError } from '../../../contracts/failures.js';
import { namedDiskFull } from '../../../store/disk_full.js';
import type { RowCounts } from './block.js';
import { tablesOf, type Simulation } from './blocks.js';
import { diskFull, isDiskFull } from './disk_full.js';
import { demoConfiguration } from './configuration.js';
import { makeBlocks, type MakeOptions } from './make_blocks.js';

/** What was written, and from when on it can be looked at. */
export interface Written {
  /** Rows by table: `data/orders`, `truth/members`. */
  readonly rows: RowCounts;
  /** As-of that includes everything, such as 2025-01-06. */
  readonly asOf: string;
}

/**
 * Writes a simulated business into a folder: `data/` and `truth/` with a folder of Parquet files a table,
 * `parameters.json`, and `memberflow.yaml`, which runs on it. It appears whole or not at all.
 *
 * @throws MemberflowError `InvalidInput` when the folder holds something, `DiskFull`
 */
export async function writeBusiness(simulation: Simulation, options: MakeOptions): Promise<Written> {
  const { folder } = options;
  await refuseFilled(folder);
  const unfinished = join(dirname(folder), `.${basename(folder)}.unfinished`);
  try {
    await rm(unfinished, { recursive: true, force: true });
    for (const place of tablesOf(simulation).values())
      await mkdir(join(unfinished, place), { recursive: true });
    const rows = await makeBlocks(simulation, { ...options, folder: unfinished });
    for (const place of tablesOf(simulation).values())
      if (rows[place] === undefined) await rmdir(join(unfinished, place));
    const { preset, seed, members } = simulation;
    const parameters = `${JSON.stringify({ seed, members, ...preset }, null, 2)}\n`;
    await writeFile(join(unfinished, 'parameters.json'), parameters);
    const { text, asOf } = demoConfiguration(simulation, rows, folder);
    await writeFile(join(unfinished, 'memberflow.yaml'), text);
    if (existsSync(folder)) await rmdir(folder);
    await rename(unfinished, folder);
    return { rows, asOf };
  } catch (error) {
    throw isDiskFull(namedDiskFull(error)) ? diskFull(error) : error;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** A folder that is there must be empty: nothing of anybody's is replaced. */
async function refuseFilled(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  const held = await readdir(folder).catch(() => null);
  if (held !== null && held.length === 0) return;
  const what =
    held === null ? 'is a file' : `holds ${held.slice(0, 3).join(', ')}${held.length > 3 ? ', …' : ''}`;
  throw new MemberflowError('InvalidInput', `${folder} ${what}`, {
    remedy: 'Name a folder that is empty or not there yet. Nothing was written.',
    places: [{ file: folder }],
  });
}
