/**
 * Whether churn probabilities can be trusted: a simulated business of three years is made, a model is trained and the
 * members are scored through the command line, and the scores are held against what is true.
 * Run: npm run bench dist/bench/churn_truth.js [MEMBERS] [FOLDER]
 *
 * FOLDER holds a business that was simulated already, with its truth and oracle at the as-of. Each run of the benchmark
 * has a store of its own, so that no earlier model scores; in a FOLDER it is left there.
 *
 * Limits, over members that were never trained on, of whom 5 to 20 % churn: in every tenth by prediction the mean prediction within 2 points of
 * the mean true probability; (lift − 1) in the top tenth at least 0.9 of the observable oracle's; ROC-AUC at least the
 * oracle's − 0.015.
 */
import { execFile } from 'node:child_process';
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { runOutcomeSchema, type RunOutcome } from '../contracts/run.js';
import { createDuckDb } from '../engine/duckdb/duckdb.js';
import { parquetRelation } from '../engine/parquet.js';
import type { Session } from '../engine/session.js';
import { rocArea } from '../examples/simulator/truth/ranking.js';
import { at, descending, lift, liftShare, liftShareInterval } from './lift_by_truth.js';
import { keepLimit, mean } from './limits.js';
import { simulatedChurn } from './simulated_business.js';

const members = Number(process.argv[2] ?? 600_000);
const asOf = '2025-01-06';
const oracleMembers = 50_000;
const simulated = ['--size', String(members), '--truth', asOf, '--oracle', String(oracleMembers)];
const limits = { points: 0.02, lift: 0.9, auc: 0.015, leastMembers: 200_000, churn: [0.05, 0.2] } as const;
const cli = fileURLToPath(new URL('../client/cli.js', import.meta.url));
const run = promisify(execFile);

/** A member of whom the truth is known. */
interface Known {
  readonly predicted: Float64Array;
  readonly truth: Float64Array;
  /** NaN where the oracle did not look, or looked in vain. */
  readonly oracle: Float64Array;
}

const given = process.argv[3];
const root = await mkdtemp(path.join(os.tmpdir(), 'memberflow-bench-'));
try {
  const folder = given ?? path.join(root, 'business');
  if (given === undefined) await memberflow(['demo', ...simulated, '--out', folder]);
  const config = path.join(folder, 'memberflow.yaml');
  if (!(await readFile(config, 'utf8')).includes('\nchurn:')) await appendFile(config, simulatedChurn(24));
  const home = await mkdtemp(path.join(folder, '.memberflow-'));
  const { trained, scored } = await trainAndScore(config, home);
  const engine = createDuckDb({ memoryLimit: '4GB', threads: 2 });
  const options = { temporaryFolder: path.join(root, 'spill'), signal: new AbortController().signal };
  const known = await engine.withSession(options, (session) => readKnown(session, folder, trained, scored));
  judge(known);
} finally {
  await rm(root, { recursive: true, force: true });
}

async function memberflow(parameters: readonly string[], home?: string): Promise<string> {
  const env = { ...process.env, ...(home !== undefined && { MEMBERFLOW_HOME: home }) };
  const { stdout } = await run(process.execPath, [cli, ...parameters], { env, maxBuffer: 2 ** 26 });
  return stdout;
}

async function trainAndScore(config: string, home: string) {
  try {
    const trained = await runJob('trainChurn', config, home);
    console.log(
      `${trained.tables['churn_training']?.rows ?? 0} rows of snapshots, those tested on among them`,
    );
    return { trained, scored: await runJob('scoreChurn', config, home) };
  } finally {
    await memberflow(['server', 'stop', '--home', home]);
  }
}

async function runJob(job: string, config: string, home: string): Promise<RunOutcome> {
  const started = performance.now();
  const printed = await memberflow(['run', job, '--config', config, '--as-of', asOf, '--json'], home);
  const outcome = runOutcomeSchema.parse(JSON.parse(printed.trim().split('\n').at(-1) ?? ''));
  console.log(`${job}: ${((performance.now() - started) / 1_000).toFixed(0)} s, ${outcome.status}`);
  return outcome;
}

/** Scores of the eligible members that were never trained on, beside what is true of them. */
async function readKnown(
  session: Session,
  folder: string,
  { tables: trained }: RunOutcome,
  { tables: scored }: RunOutcome,
): Promise<Known> {
  const at = (table: RunOutcome['tables'][string] | undefined): string =>
    parquetRelation(fileURLToPath(table?.uri ?? ''));
  const truthAt = (name: string) => parquetRelation(path.join(folder, 'truth', name, `${asOf}.parquet`));
  const rows = session.batches(`
    select scores.churn_probability, truth.churn_probability, oracle.churn_probability
    from ${at(scored['churn_scores'])} as scores
    inner join ${truthAt('churn')} as truth on cast(truth.member_id as varchar) = scores.member_id
    left join ${truthAt('oracle_churn')} as oracle on oracle.member_id = truth.member_id
    left join (select distinct member_id from ${at(trained['churn_training'])}) as learned
      on learned.member_id = scores.member_id
    where scores.eligible and truth.eligible and not truth.scalper and learned.member_id is null
    order by scores.member_id`);
  const [predicted, truth, oracle]: [number[], number[], number[]] = [[], [], []];
  for await (const batch of rows) {
    for (const [own, real, known] of batch) {
      predicted.push(Number(own));
      truth.push(Number(real));
      oracle.push(known === null ? Number.NaN : Number(known));
    }
  }
  return {
    predicted: Float64Array.from(predicted),
    truth: Float64Array.from(truth),
    oracle: Float64Array.from(oracle),
  };
}

/** Prints the figures beside their limits. */
function judge({ predicted, truth, oracle }: Known): void {
  const rows = predicted.length;
  const base = mean(truth);
  console.log(`${rows} eligible members never trained on, ${percent(base)} churn`);
  keepLimit('members never trained on', rows, { atLeast: limits.leastMembers });
  keepLimit('the share that churns', base, { atLeast: limits.churn[0] });
  keepLimit('the share that churns', base, { atMost: limits.churn[1] });

  const farthest = farthestTenth(predicted, truth);
  console.log(`farthest ${percent(farthest)} (limit ${percent(limits.points)})`);
  keepLimit('the farthest tenth from the truth', farthest, { atMost: limits.points });

  const looked = Uint32Array.from(oracle.keys()).filter((row) => !Number.isNaN(oracle[row] ?? Number.NaN));
  const ranked = { own: at(predicted, looked), oracle: at(oracle, looked), truth: at(truth, looked) };
  const share = liftShare(ranked);
  const interval = liftShareInterval(ranked).map((one) => one.toFixed(3));
  console.log(
    `top tenth of ${looked.length} members: lift ${lift(ranked.own, ranked.truth).toFixed(3)}, oracle ${lift(ranked.oracle, ranked.truth).toFixed(3)}; (lift − 1) ${share.toFixed(3)} of the oracle's, 95 % ${interval.join(' to ')} (limit ${limits.lift})`,
  );
  keepLimit("(lift − 1) of the top tenth, of the oracle's", share, { atLeast: limits.lift });

  const areaOf = (scores: Float64Array) => rocArea([...scores], [...ranked.truth]);
  const [auc, oracleAuc] = [areaOf(ranked.own), areaOf(ranked.oracle)];
  console.log(
    `ROC-AUC ${auc.toFixed(4)}, oracle ${oracleAuc.toFixed(4)} (limit ${(oracleAuc - limits.auc).toFixed(4)})`,
  );
  keepLimit("ROC-AUC less the oracle's", auc - oracleAuc, { atLeast: -limits.auc });
}

/** Prints the tenths by prediction; returns how far the mean prediction is from the mean truth in the worst. */
function farthestTenth(predicted: Float64Array, truth: Float64Array): number {
  const order = descending(predicted);
  const edge = (tenth: number) => Math.round((tenth * order.length) / 10);
  const tenths = Array.from({ length: 10 }, (_, tenth) => {
    const part = order.subarray(edge(tenth), edge(tenth + 1));
    return { predicted: mean(at(predicted, part)), true: mean(at(truth, part)) };
  });
  console.table(
    tenths.map((one, tenth) => ({
      tenth: tenth + 1,
      predicted: percent(one.predicted),
      true: percent(one.true),
      points: (100 * (one.predicted - one.true)).toFixed(2),
    })),
  );
  return Math.max(...tenths.map((one) => Math.abs(one.predicted - one.true)));
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}
