/**
 * Whether churn probabilities can be trusted: a simulated business of three years is made, a model is trained and the
 * members are scored through the command line, and the scores are held against what is true.
 * Run: npm run bench dist/bench/churn_truth.js [MEMBERS] [FOLDER]
 *
 * FOLDER holds a business that was simulated already, with its truth and oracle at the as-of; the run's outputs are left
 * there. Limits, over members that were never trained on: in every tenth by prediction the mean prediction within 2
 * points of the mean true probability; (lift − 1) in the top tenth at least 0.9 of the observable oracle's; ROC-AUC at
 * least the oracle's − 0.015.
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
import { randomStream } from '../learners/random.js';

const members = Number(process.argv[2] ?? 600_000);
const asOf = '2025-01-06';
const oracleMembers = 50_000;
const simulated = ['--size', String(members), '--truth', asOf, '--oracle', String(oracleMembers)];
const limits = { points: 0.02, lift: 0.9, auc: 0.015, leastMembers: 200_000 };
/** Draws of the bootstrap, and the part of them that the interval leaves out on each side. */
const bootstrap = { draws: 1_000, tail: 0.025 };

const cli = fileURLToPath(new URL('../client/cli.js', import.meta.url));
const run = promisify(execFile);

/** A member of whom the truth is known. */
interface Known {
  readonly predicted: Float64Array;
  readonly truth: Float64Array;
  /** NaN where the oracle did not look, or looked in vain. */
  readonly oracle: Float64Array;
}

const configuration = `
churn:
  definition:
    all:
      - { rule: no_order, days: 91 }
      - { rule: no_visit, days: 91 }
  label_days: 91
  snapshots: { every: month, most: 24 }
`;

const given = process.argv[3];
const root = await mkdtemp(path.join(os.tmpdir(), 'memberflow-bench-'));
try {
  const folder = given ?? path.join(root, 'business');
  if (given === undefined) await memberflow('demo', ...simulated, '--out', folder);
  const config = path.join(folder, 'memberflow.yaml');
  if (!(await readFile(config, 'utf8')).includes('\nchurn:')) await appendFile(config, configuration);
  const trained = await runJob('trainChurn', config);
  const scored = await runJob('scoreChurn', config);
  await memberflow('server', 'stop', '--home', path.join(folder, '.memberflow'));
  const engine = createDuckDb({ memoryLimit: '4GB', threads: 2 });
  const options = { temporaryFolder: path.join(root, 'spill'), signal: new AbortController().signal };
  const known = await engine.withSession(options, (session) => readKnown(session, folder, trained, scored));
  process.exitCode = judge(known) ? 0 : 1;
} finally {
  await rm(root, { recursive: true, force: true });
}

async function memberflow(...parameters: readonly string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [cli, ...parameters], { maxBuffer: 2 ** 26 });
  return stdout;
}

async function runJob(job: string, config: string): Promise<RunOutcome> {
  const started = performance.now();
  const printed = await memberflow('run', job, '--config', config, '--as-of', asOf, '--json');
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

/** Prints the figures beside their limits, and tells whether all are kept. */
function judge({ predicted, truth, oracle }: Known): boolean {
  const rows = predicted.length;
  const base = mean(truth);
  console.log(
    `${rows} eligible members never trained on (limit ${limits.leastMembers}), ${percent(base)} churn`,
  );
  const order = descending(predicted);
  const tenths = Array.from({ length: 10 }, (_, tenth) => {
    const part = order.subarray(Math.round((tenth * rows) / 10), Math.round(((tenth + 1) * rows) / 10));
    const [own, real] = [mean(at(predicted, part)), mean(at(truth, part))];
    return { tenth: tenth + 1, predicted: percent(own), true: percent(real), points: 100 * (own - real) };
  });
  console.table(tenths);
  const farthest = Math.max(...tenths.map(({ points }) => Math.abs(points)));
  console.log(`farthest ${farthest.toFixed(2)} points (limit ${100 * limits.points})`);

  const looked = Uint32Array.from(oracle.keys()).filter((row) => !Number.isNaN(oracle[row] ?? Number.NaN));
  const [own, best, real] = [at(predicted, looked), at(oracle, looked), at(truth, looked)];
  const share = liftShare(own, best, real);
  const interval = bootstrapped(own, best, real);
  console.log(
    `top tenth of ${looked.length} members: lift ${lift(own, real).toFixed(3)}, oracle ${lift(best, real).toFixed(3)}; (lift − 1) ${share.toFixed(3)} of the oracle's, 95 % ${interval.map((one) => one.toFixed(3)).join(' to ')} (limit ${limits.lift})`,
  );
  const [auc, oracleAuc] = [rocArea([...own], [...real]), rocArea([...best], [...real])];
  console.log(
    `ROC-AUC ${auc.toFixed(4)}, oracle ${oracleAuc.toFixed(4)} (limit ${(oracleAuc - limits.auc).toFixed(4)})`,
  );
  return (
    rows >= limits.leastMembers &&
    farthest <= 100 * limits.points &&
    share >= limits.lift &&
    auc >= oracleAuc - limits.auc
  );
}

/** Mean truth of the tenth with the greatest scores, as a multiple of the mean truth. */
const lift = (scores: Float64Array, truth: Float64Array): number =>
  mean(at(truth, descending(scores).subarray(0, Math.round(scores.length / 10)))) / mean(truth);

const liftShare = (own: Float64Array, oracle: Float64Array, truth: Float64Array): number =>
  (lift(own, truth) - 1) / (lift(oracle, truth) - 1);

/** Interval of {@link liftShare} over members drawn with replacement. */
function bootstrapped(own: Float64Array, oracle: Float64Array, truth: Float64Array): readonly number[] {
  const random = randomStream(1);
  const shares = Float64Array.from({ length: bootstrap.draws }, () => {
    const drawn = Uint32Array.from(own, () => random.below(own.length));
    return liftShare(at(own, drawn), at(oracle, drawn), at(truth, drawn));
  }).sort();
  return [bootstrap.tail, 1 - bootstrap.tail].map((part) => shares[Math.floor(part * bootstrap.draws)] ?? 0);
}

const descending = (scores: Float64Array): Uint32Array =>
  Uint32Array.from(scores.keys()).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));

const at = (values: Float64Array, rows: Uint32Array): Float64Array =>
  Float64Array.from(rows, (row) => values[row] ?? Number.NaN);

const mean = (values: Float64Array): number => values.reduce((sum, one) => sum + one, 0) / values.length;

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
