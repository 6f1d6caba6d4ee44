import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunOutcome } from '../../contracts/run.js';
import { leavingConfiguration, leavingOrders } from '../support/leaving_business.js';
import { findPython } from '../support/python.js';
import { backfill, factsOf } from './backfill.js';
import { openBusiness, outcomeIn, type Business, type Ended } from './business.js';
import { documentOf, fileOf, query, readWorkbook } from './results.js';

const python = await findPython('openpyxl');
/** Before every member's number. */
const mark = 'card-of-';
const asOf = ['--as-of', '2020-03-02'] as const;

/** The business of members who leave, in the words of its own configuration file. */
const configuration = JSON.stringify({
  ...leavingConfiguration('leaving', 'orders.csv'),
  schedules: { 'churn-scores': { job: 'scoreChurn', cron: '0 4 1 * *' } },
});

describe('churn, from the command line', () => {
  let shop: Business;
  let training: Ended;
  let model: string;
  let scored: RunOutcome;

  beforeAll(async () => {
    shop = await openBusiness();
    shop.write('memberflow.yaml', configuration);
    shop.write('orders.csv', leavingOrders(mark));
    training = await shop.memberflow('run', 'trainChurn', ...asOf, '--json');
    model = outcomeIn(training).runId;
    scored = outcomeIn(await shop.memberflow('run', 'scoreChurn', ...asOf, '--json'));
  }, 180_000);
  afterAll(() => shop.close(), 120_000);

  it('a model is learned step by step, and is the one to score with', () => {
    expect(training.exitCode, training.said).toBe(0);
    expect(training.said).toMatch(/^3\/4 train .*ROC-AUC 0\.\d+, the model to score with/m);
    const { documents, models, counts } = outcomeIn(training);
    expect(models).toEqual([model]);
    expect(documents.map(({ kind }) => kind)).toEqual(['config', 'model', 'card', 'manifest']);
    expect(counts!.lines.read).toBe(counts!.lines.kept + counts!.lines.quarantined + counts!.lines.excluded);
  });

  it('every member is scored with it, in the run and in the database alike', async () => {
    expect(scored).toMatchObject({ status: 'completed', models: [model] });
    for (const [table, rows] of [
      ['churn_scores', 160],
      ['churn_reasons', null],
    ] as const) {
      const published = await query(
        `select * exclude (run_id) from ${table} where run_id = '${scored.runId}' order by all`,
        documentOf(scored, 'database'),
      );
      expect(published).toEqual(await query(`select * from ${fileOf(scored, table)} order by all`));
      expect(published.length).toBe(rows ?? scored.tables[table]!.rows);
    }
    const eligible = `select count(*)::integer from ${fileOf(scored, 'churn_scores')} where churn_probability is not null`;
    expect(await query(eligible)).toEqual([[scored.counts!.members]]);
  });

  it('the page says how many are scored, and names no member', () => {
    const page = readFileSync(documentOf(scored, 'report'), 'utf8');
    expect(page).toContain(`As of 2020-03-02, ${scored.counts!.members} members are scored`);
    expect(page).toContain('have left by 2020-04-01');
    expect(page).not.toContain(mark);
  });

  it.skipIf(python === null)(
    'the workbook lists whom to act on first, in their order, as the tables have it',
    async () => {
      const sheets = await readWorkbook(python!, documentOf(scored, 'workbook'));
      const listed = sheets
        .find(({ name }) => name === 'Act first')!
        .rows.map((row) => row.map(([, value]) => value));
      const wanted = await query(
        `select act_rank::integer, member_id from ${fileOf(scored, 'churn_scores')} where act_rank is not null order by 1`,
      );
      expect(wanted.length).toBeGreaterThan(10);
      expect(listed.map(([rank, member]) => [rank, member])).toEqual(wanted);
    },
  );

  it('a member is explained rule by rule, and one that is not known is refused', async () => {
    const explain = (member: unknown) => shop.memberflow('churn', 'explain', String(member), '--json');
    const [[member, churnedSince] = []] = await query(
      `select min_by(member_id, churned_since), strftime(min(churned_since), '%Y-%m-%d') from ${fileOf(scored, 'churn_scores')}`,
    );
    const { exitCode, results, said } = await explain(member);
    expect(exitCode, said).toBe(0);
    expect(churnedSince).toMatch(/^2019-/);
    expect(JSON.parse(results)).toMatchObject({ schema: 1, member, asOf: '2020-03-02', churnedSince });
    expect(said).toContain('has not ordered for 30 days');
    const unknown = await explain('nobody');
    expect(unknown.exitCode).toBe(2);
    expect(unknown.said).toContain('No member "nobody" is known before 2020-03-02');
  });

  it('nobody is scored as of a day before there was a model', async () => {
    const { exitCode, results } = await shop.memberflow('run', 'scoreChurn', '--as-of', '2020-02-03');
    expect(exitCode).toBe(1);
    expect(results).toContain('memberflow run trainChurn --as-of 2020-02-03');
  });

  it('a challenger that is not as good is told as such, and the model before stays', async () => {
    const short = ['--set', 'churn.snapshots.most=3'];
    const again = await shop.memberflow('run', 'trainChurn', ...asOf, ...short);
    expect(again.exitCode, again.said).toBe(0);
    expect(again.said).toMatch(/^3\/4 train .*, the model before stays/m);

    const { models } = JSON.parse((await shop.memberflow('models', 'list', '--json')).results) as {
      readonly models: readonly { readonly modelId: string; readonly standing: string }[];
    };
    expect(models.map(({ standing }) => standing)).toEqual(['not promoted', 'champion']);
    expect(models[1]?.modelId).toBe(model);

    const challenger = models[0]!.modelId;
    expect(again.results).toContain(`Next: memberflow models show ${challenger}`);
    const shown = await shop.memberflow('models', 'show', challenger);
    expect(shown.results).toContain(`not as good as model ${model} on the same members`);
    const champion = await shop.memberflow('models', 'show');
    expect(champion.results).toContain(`model ${model}, trained`);
  });

  it('the next month, scheduled and backfilled, fills in what came of the members scored before', async () => {
    const applied = await shop.memberflow('schedule', 'apply');
    expect(applied.exitCode, applied.said).toBe(0);
    const month = '2020-04-01';
    const runs = [`leaving/scoreChurn/${month}`];
    const [later] = await backfill(shop, { schedule: 'churn-scores', from: month, to: month, runs });
    expect(later).toMatchObject({ status: 'completed', asOf: month, models: [model] });

    const [[predicted, actual] = []] = await query(`
      select avg(march.churn_probability), avg(april.churned::integer)
      from ${fileOf(scored, 'churn_scores')} as march join ${fileOf(later!, 'churn_scores')} as april using (member_id)
      where march.churn_probability is not null`);
    const { history } = factsOf(later!);
    const past = history.find(({ runId }) => runId === scored.runId);
    expect(past).toMatchObject({ asOf: '2020-03-02', labelEndsOn: month });
    expect(past!.predicted).toBeCloseTo(Number(predicted), 9);
    expect(past!.actual!.share).toBeCloseTo(Number(actual), 9);
    expect(Number(actual)).toBeGreaterThan(0);
    expect(history.find(({ asOf: day }) => day === month)?.actual).toBeNull();

    const page = readFileSync(documentOf(later!, 'report'), 'utf8');
    expect(page).toContain(`${(Number(actual) * 100).toFixed(1)}%`);
  });
});
