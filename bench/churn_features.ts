/**
 * How long the feature table of churn takes on a simulated business, snapshot by snapshot, and how much memory: all
 * tables configured, every member with an order looked at.
 * Run: node dist/bench/churn_features.js [members] [snapshots]
 *
 * Beside it, from the same process, stands one pass over the events grouped by member: what nobody can do without. The
 * whole of training and scoring has 600 s and 4 GiB for 1 M members and six snapshots; a third of the time is for this.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { churnFeaturesFor } from '../domain/churn/features.js';
import { addDays, parseDay } from '../domain/time/days.js';
import { countRows } from '../engine/count_rows.js';
import { createDuckDb } from '../engine/duckdb/duckdb.js';
import { defaultDuckDbSettings } from '../engine/duckdb/settings.js';
import { quoteLiteral } from '../engine/quote.js';
import type { Session } from '../engine/session.js';
import { sqlOf } from '../sql/load.js';
import { computeChurnFeatures } from '../sql/steps/churn/features.js';
import { readTrainingRows } from '../sql/steps/churn/training_rows.js';
import { keepLimit } from './limits.js';
import { simulateBusiness } from './simulated_business.js';
import { openSimulated, simulatedInputs, timeZone } from './simulated_tables.js';
import { peakMebibytes, type Time, timed } from './timed.js';

const members = Number(process.argv[2] ?? 1_000_000);
const snapshots = Number(process.argv[3] ?? 6);
const limits = { secondsPerMember: 200 / (6 * 1_000_000), secondsPerSnapshot: 2, mebibytes: 4_096 };
const mostRows = 1_000_000;
/** The business is simulated for three years from 2022-01-03. */
const latest = parseDay('2024-09-30');

interface Measurement {
  readonly events: number;
  /** The pass over the events, and reading the rows that are learned from. */
  readonly pass: Time;
  readonly read: Time;
  readonly perSnapshot: readonly { readonly on: string; readonly members: number; readonly taken: Time }[];
  readonly features: number;
  /** In MiB. */
  readonly peak: number;
}

const run = promisify(execFile);

async function measure(folder: string): Promise<Measurement> {
  const temporaryFolder = path.join(folder, 'spill');
  const { signal } = new AbortController();
  return await createDuckDb(defaultDuckDbSettings).withSession(
    { temporaryFolder, signal },
    async (session) => {
      await openSimulated(session, folder);
      const names = churnFeaturesFor(simulatedInputs).features.map(({ name }) => name);
      const events = await countRows(session, 'events_clean');
      const [, pass] = await timed(() =>
        session.run(`create temp table passed as
        select member_id, count(*) as events, max(known_on) as last_on from events_clean group by member_id`),
      );
      const days = Array.from({ length: snapshots }, (_, back) =>
        addDays(latest, -30 * (snapshots - 1 - back)),
      );
      const perSnapshot = [];
      for (const on of days) perSnapshot.push(await featuresAt(session, folder, on));
      await session.run(`create temp view churn_training as
      select *, days_since_event > 60 as label from read_parquet(${quoteLiteral(path.join(folder, 'features-*.parquet'))})`);
      const [, read] = await timed(() =>
        readTrainingRows(session, 'churn_training', names, { mostRows, snapshots: days }),
      );
      return { events, pass, read, perSnapshot, features: names.length, peak: peakMebibytes() };
    },
  );
}

/** Features of all who ordered before a day, as a file. */
async function featuresAt(session: Session, folder: string, on: string) {
  await session.run(sqlOf('features/member_identities'), { as_of: on });
  await session.run(`create or replace temp table buyers as
    select distinct member_id from orders_clean where ordered_on < cast(${quoteLiteral(on)} as date)`);
  const file = quoteLiteral(path.join(folder, `features-${on}.parquet`));
  const [, taken] = await timed(async () => {
    const of = { snapshot: on, timeZone, population: 'buyers', inputs: simulatedInputs };
    await computeChurnFeatures(session, of);
    await session.run(
      `copy (select cast(${quoteLiteral(on)} as date) as snapshot_on, * from churn_features) to ${file}`,
    );
  });
  return { on, members: await countRows(session, 'churn_features'), taken };
}

/** The business is made in this process and measured in another, whose memory is its own. */
async function report(): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'memberflow-bench-'));
  try {
    await simulateBusiness(path.join(folder, 'business'), members);
    const self = fileURLToPath(import.meta.url);
    const { stdout } = await run(process.execPath, [self, String(members), String(snapshots), folder]);
    judge(JSON.parse(stdout) as Measurement);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function judge({ events, pass, read, perSnapshot, features, peak }: Measurement): void {
  const sumOf = (part: keyof Time) => perSnapshot.reduce((sum, { taken }) => sum + taken[part], 0);
  const rows = perSnapshot.reduce((sum, one) => sum + one.members, 0);
  for (const { on, members: looked, taken } of perSnapshot)
    console.log(`${on}: ${looked} members, ${told(taken)}`);
  const allowed = snapshots * (limits.secondsPerSnapshot + limits.secondsPerMember * members);
  const times = sumOf('cpuSeconds') / snapshots / pass.cpuSeconds;
  console.log(
    `${features} features of ${rows} rows from ${events} events: ${sumOf('seconds').toFixed(1)} s (limit ${allowed.toFixed(1)} s), ` +
      `a snapshot ${times.toFixed(1)} times one pass over the events (${told(pass)})\n` +
      `rows to learn from: ${told(read)}; peak ${peak.toFixed(0)} MiB (limit ${limits.mebibytes})`,
  );
  keepLimit('seconds for all features', sumOf('seconds'), { atMost: allowed });
  keepLimit('the most memory in MiB', peak, { atMost: limits.mebibytes });
}

const told = ({ seconds, cpuSeconds }: Time): string =>
  `${seconds.toFixed(1)} s, ${cpuSeconds.toFixed(1)} s of processors`;

const folder = process.argv[4];
if (folder === undefined) await report();
else console.log(JSON.stringify(await measure(folder)));
