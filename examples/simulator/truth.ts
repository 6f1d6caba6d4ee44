import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Parameters } from './model/parameters.js';
import { snapshotWeek } from './truth/snapshot.js';
import { writeTruth } from './truth/write_truth.js';

/**
 * Writes what is true of the members of a simulated business, and what can be known of some of them, at snapshots:
 *
 * `node dist/examples/simulator/truth.js FOLDER --snapshot 2024-06-03 --members 50000`
 *
 * FOLDER is what `memberflow demo` wrote; `--snapshot`, a Monday, may stand several times.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    snapshot: { type: 'string', multiple: true },
    members: { type: 'string', default: '50000' },
    threads: { type: 'string', default: String(availableParallelism()) },
  },
});
const [folder] = positionals;
const days = values.snapshot ?? [];
if (folder === undefined || days.length === 0)
  throw new Error('Name the folder of a business and a --snapshot');
const business = JSON.parse(await readFile(join(folder, 'parameters.json'), 'utf8')) as Parameters & {
  readonly seed: number;
  readonly members: number;
};
if (!('clusters' in business))
  throw new Error('This preset has no hidden states: its truth is in parameters.json');
const { seed, members, ...parameters } = business;
const snapshots = days.map((day) => {
  const week = snapshotWeek(parameters, day);
  if (week === null) throw new Error(`${day} is no Monday of the simulated weeks`);
  return week;
});
const reports = await writeTruth(
  { parameters, seed, members },
  {
    snapshots,
    oracleMembers: Number(values.members),
    folder,
    threads: Number(values.threads),
    signal: new AbortController().signal,
    progress: (file, rows) => {
      process.stderr.write(`${file}: ${rows} rows\n`);
    },
  },
);
for (const { figures } of reports) process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
