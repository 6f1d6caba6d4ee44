/**
 * How fast a simulated business is made and written, and how much memory that takes: the preset full, all tables.
 * Run: node dist/bench/simulator.js [members]
 *
 * The limit is that of 10 M members on two cores, 600 s and 4 GiB: so many members a second whatever the size, since
 * blocks are alike and memory does not grow with their number.
 */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { full } from '../examples/simulator/presets/full.js';
import { writeBusiness } from '../examples/simulator/write/write_business.js';
import { peakMebibytes } from './timed.js';

const members = Number(process.argv[2] ?? 1_000_000);
const limits = { membersPerSecond: 10_000_000 / 600, mebibytes: 4_096 };
const threads = 2;

const root = await mkdtemp(path.join(os.tmpdir(), 'memberflow-bench-'));
try {
  const folder = path.join(root, 'business');
  const started = performance.now();
  let halfway = 0;
  const { rows } = await writeBusiness(
    { preset: full, seed: 1, members, blockMembers: 50_000 },
    {
      folder,
      threads,
      signal: new AbortController().signal,
      progress: ({ done }) => {
        if (halfway === 0 && done >= members / 2) halfway = peak();
      },
    },
  );
  const seconds = (performance.now() - started) / 1_000;
  const { user, system } = process.cpuUsage();
  const written = Object.values(rows).reduce((sum, count) => sum + count, 0);
  const rate = members / seconds;
  console.log(
    `${members} members, ${written} rows, ${(await bytesBelow(folder)) / 1e6} MB in ${seconds.toFixed(1)} s`,
  );
  console.log(
    `${Math.round(rate)} members/s on ${threads} threads (limit ${Math.round(limits.membersPerSecond)})`,
  );
  console.log(`${((user + system) / members).toFixed(1)} µs of processor time a member`);
  console.log(`peak ${peak()} MiB, of which ${halfway} at half of it (limit ${limits.mebibytes})`);
  if (rate < limits.membersPerSecond || peak() > limits.mebibytes) process.exitCode = 1;
} finally {
  await rm(root, { recursive: true, force: true });
}

function peak(): number {
  return Math.round(peakMebibytes());
}

async function bytesBelow(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(async (entry) => (await stat(path.join(entry.parentPath, entry.name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
