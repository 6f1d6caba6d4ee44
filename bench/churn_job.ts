/**
 * Churn from clean data to scores with reasons, step by step as the jobs do them: features of six snapshots, training on
 * a sample of a million of their rows, features of today, and scores, with TreeSHAP reasons for those to act on first, up to
 * 100,000 of them.
 * Run: npm run bench dist/bench/churn_job.js [MEMBERS] [FOLDER] [SNAPSHOTS]
 *
 * Besides the six that are learned from there is the one that the model is tested on.
 *
 * FOLDER holds the simulated business; it is made there where it is missing, and stays. The limits are those of 1 M
 * members and six snapshots: 600 s on two cores, and 4 GiB for the process, whose memory counts the reading too.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createActivities } from '../activities/index.js';
import { readConfig } from '../config/load.js';
import type { ChurnData } from '../contracts/churn_steps.js';
import type { RunContext } from '../contracts/steps.js';
import { createDuckDb } from '../engine/duckdb/duckdb.js';
import { defaultDuckDbSettings } from '../engine/duckdb/settings.js';
import { openFolderStore } from '../store/folder.js';
import { keepLimit } from './limits.js';
import { openHere, step, type RunOrder } from './run_here.js';
import { simulateBusiness, withChurn } from './simulated_business.js';
import { peakMebibytes, type Time, timed } from './timed.js';

const members = Number(process.argv[2] ?? 1_000_000);
const snapshots = Number(process.argv[4] ?? 6);
const limits = { seconds: 600, mebibytes: 4_096 };
const asOf = '2025-01-06';
const explained = 100_000;

interface Phase extends Time {
  readonly what: string;
  readonly told: string;
  /** The most memory of the process so far, in MiB. */
  readonly peak: number;
}

/** Phases in their order; the first, reading and cleaning, is not of what is limited. */
async function measure(folder: string, home: string): Promise<readonly Phase[]> {
  const file = path.join(folder, 'memberflow.yaml');
  const text = `${withChurn(await readFile(file, 'utf8'), snapshots)}  action: { most_members: ${explained} }\n`;
  const { config } = readConfig(text, file);
  const steps = createActivities({
    store: openFolderStore(path.join(home, 'store')),
    engine: createDuckDb(defaultDuckDbSettings),
    codeVersion: 'bench',
  });
  const phases: Phase[] = [];
  const phase = async <T>(what: string, work: () => Promise<T>, told: (done: T) => string): Promise<T> => {
    const [done, time] = await timed(work);
    phases.push({ what, told: told(done), peak: peakMebibytes(), ...time });
    return done;
  };
  const order = { steps, config: { ...config, publish: { ...config.publish, folder: home } }, asOf };
  const opened = (job: RunContext['job']) => openHere({ ...order, runId: job, baseFolder: folder }, job);

  const training = await opened('trainChurn');
  const data = await phase(
    'data',
    () => cleanData(order, training),
    ({ counts }) => `${counts.orders} orders`,
  );
  const looked = await phase(
    'snapshots',
    () => step(steps.churnSnapshots, { run: training, data }),
    ({ training: { rows }, eligible, plan }) =>
      `${rows} of ${eligible} rows, ${plan.snapshots.filter(({ use }) => use !== 'passed').length} snapshots`,
  );
  const trainedAt = `${asOf}T00:00:00.000Z`;
  const trained = await phase(
    'train',
    () => step(steps.trainChurnModel, { run: training, snapshots: looked, trainedAt }),
    ({ learner, rocAuc }) => `${learner}, ROC-AUC ${rocAuc?.toFixed(4) ?? 'undefined'}`,
  );
  const published = { run: training, publishedAt: trainedAt, data, snapshots: looked, trained };
  await step(steps.publishChurnModel, published);
  const scoring = await opened('scoreChurn');
  const features = await phase(
    'features',
    () => step(steps.churnFeatures, { run: scoring, data }),
    ({ eligible, known }) => `${eligible} of ${known} members`,
  );
  const scored = await phase(
    'score',
    () => step(steps.scoreChurnMembers, { run: scoring, features }),
    ({ members: known, reasons }) => `${known} members, ${reasons.rows} reasons`,
  );
  await phase(
    'monitor',
    () => step(steps.monitorChurn, { run: scoring, data, features, scored }),
    ({ alarms }) => `${alarms} alarms`,
  );
  return phases;
}

/** The clean tables, as the job makes them from its sources. */
async function cleanData({ steps }: Pick<RunOrder, 'steps'>, run: RunContext): Promise<ChurnData> {
  const { tables: staged, files } = await step(steps.extract, run);
  const cleaned = await step(steps.clean, { run, staged });
  const checked = await step(steps.check, { run, cleaned });
  const { lines, orders } = cleaned.figures;
  return {
    ...{ dataOf: null, tables: cleaned.tables, own: cleaned.tables, inputs: files },
    ...{ counts: { lines, orders }, checked },
  };
}

/** The business is made in this process and measured in another, whose memory is its own. */
async function report(): Promise<void> {
  const root = await mkdtemp(path.join(os.tmpdir(), 'memberflow-bench-'));
  try {
    const folder = process.argv[3] ?? path.join(root, 'business');
    if (!existsSync(path.join(folder, 'memberflow.yaml'))) await simulateBusiness(folder, members);
    const parameters = [String(members), folder, String(snapshots), root];
    const { stdout } = await promisify(execFile)(process.execPath, [
      fileURLToPath(import.meta.url),
      ...parameters,
    ]);
    judge(JSON.parse(stdout) as readonly Phase[]);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

function judge(phases: readonly Phase[]): void {
  console.table(
    phases.map(({ what, seconds, cpuSeconds, peak, told }) => ({
      phase: what,
      seconds: seconds.toFixed(1),
      'of processors': cpuSeconds.toFixed(1),
      'peak MiB': Math.round(peak),
      told,
    })),
  );
  const taken = phases.slice(1).reduce((sum, { seconds }) => sum + seconds, 0);
  const peak = Math.max(...phases.map((one) => one.peak));
  console.log(
    `after data ${taken.toFixed(1)} s (limit ${limits.seconds}); peak ${peak.toFixed(0)} MiB (limit ${limits.mebibytes})`,
  );
  keepLimit('seconds from clean data to scores with reasons', taken, { atMost: limits.seconds });
  keepLimit('the most memory in MiB', peak, { atMost: limits.mebibytes });
}

const home = process.argv[5];
if (home === undefined) await report();
else console.log(JSON.stringify(await measure(process.argv[3] ?? '', home)));
