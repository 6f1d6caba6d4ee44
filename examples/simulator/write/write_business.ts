import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { MemberflowError } from '../../../contracts/failures.js';
import { namedDiskFull } from '../../../store/disk_full.js';
import { writeDirtyBusiness } from '../dirt/dirty_business.js';
import type { DirtSummary } from '../dirt/write_dirt.js';
import type { KernelBusiness } from '../truth/answers.js';
import type { OracleFigures } from '../truth/oracle_report.js';
import { writeTruth } from '../truth/write_truth.js';
import type { RowCounts } from './block.js';
import { tablesOf, type Simulation } from './blocks.js';
import { diskFull, isDiskFull } from './disk_full.js';
import { demoConfiguration } from './configuration.js';
import { makeBlocks, type MakeOptions } from './make_blocks.js';
import type { Progress } from './progress.js';

export interface WriteOptions extends Omit<MakeOptions, 'progress'> {
  readonly progress: (progress: Progress) => void;
  /** Share of the rows that are spoiled in a second set of files; absent: there is none. */
  readonly dirtyShare?: number;
  /** Weeks before which is looked back, and eligible members whom the oracle looks at in each; absent: none. */
  readonly truth?: { readonly snapshots: readonly number[]; readonly oracleMembers: number };
}

/** What was written, and from when on it can be looked at. */
export interface Written {
  /** Rows by table: `data/orders`, `truth/members`. */
  readonly rows: RowCounts;
  /** As-of that includes everything, such as 2025-01-06. */
  readonly asOf: string;
  readonly dirt: DirtSummary | null;
  /** What the oracle came to at each snapshot at which anybody can churn. */
  readonly oracles: readonly OracleFigures[];
}

/**
 * Writes a simulated business into a folder: `data/` and `truth/` with a folder of Parquet files a table,
 * `parameters.json`, and `memberflow.yaml`, which runs on it; with it, if asked for, dirty files and what is true at
 * snapshots. It appears whole or not at all.
 *
 * @throws MemberflowError `InvalidInput` when the folder holds something, or the preset has no hidden states to look at,
 *   `DiskFull`
 */
export async function writeBusiness(simulation: Simulation, options: WriteOptions): Promise<Written> {
  const { folder } = options;
  await refuseFilled(folder);
  const unfinished = join(dirname(folder), `.${basename(folder)}.unfinished`);
  try {
    await rm(unfinished, { recursive: true, force: true });
    const written = await writeParts(simulation, { ...options, folder: unfinished }, folder);
    await bring(unfinished, folder);
    return written;
  } catch (error) {
    throw isDiskFull(namedDiskFull(error)) ? diskFull(error) : error;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** @param destination where the folder of the options will lie in the end */
async function writeParts(
  simulation: Simulation,
  options: WriteOptions,
  destination: string,
): Promise<Written> {
  const { folder, threads, signal, progress, dirtyShare, truth } = options;
  const { preset, seed, members } = simulation;
  for (const place of tablesOf(simulation)) await mkdir(join(folder, place), { recursive: true });
  const rows = await makeBlocks(simulation, {
    folder,
    threads,
    signal,
    progress: (done) => {
      progress({ stage: 'simulate', done, of: members });
    },
  });
  for (const place of tablesOf(simulation)) if (rows[place] === undefined) await rmdir(join(folder, place));
  const parameters = `${JSON.stringify({ seed, members, ...preset }, null, 2)}\n`;
  await writeFile(join(folder, 'parameters.json'), parameters);
  const { text, asOf } = demoConfiguration(simulation, rows, destination);
  await writeFile(join(folder, configuration), text);
  const dirt =
    dirtyShare === undefined
      ? null
      : await writeDirtyBusiness(folder, { seed, share: dirtyShare, asOf, signal, progress });
  if (truth === undefined) return { rows, asOf, dirt, oracles: [] };
  const reports = await writeTruth(kernelBusiness(simulation), {
    ...truth,
    folder,
    threads,
    signal,
    progress,
  });
  return { rows, asOf, dirt, oracles: reports.map(({ figures }) => figures) };
}

/** @throws MemberflowError `InvalidInput` for a preset without hidden states */
export function kernelBusiness({ preset, seed, members }: Simulation): KernelBusiness {
  if (preset.process === 'weeks') return { parameters: preset, seed, members };
  throw new MemberflowError(
    'InvalidInput',
    `The preset ${preset.preset} has no hidden states that could be looked at on a day`,
    {
      remedy: `Use the preset full or grocery: what is true of ${preset.preset} stands in its parameters. Nothing was written.`,
    },
  );
}

/** A folder that is there stays the same folder: somebody may stand in it. Its configuration comes last. */
async function bring(finished: string, folder: string): Promise<void> {
  if (!existsSync(folder)) {
    await rename(finished, folder);
    return;
  }
  const entries = await readdir(finished);
  for (const entry of entries.sort((a, b) => Number(a === configuration) - Number(b === configuration)))
    await rename(join(finished, entry), join(folder, entry));
}

const configuration = 'memberflow.yaml';

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
