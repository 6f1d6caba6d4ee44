import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { churnPieces } from '../../../activities/learning/churn/pieces.js';
import { type ChurnTraining, trainChurn } from '../../../activities/learning/churn/train_churn.js';
import { takeRows } from '../../../learners/rows.js';
import { churnTraining } from '../../support/churn_training.js';
import { numbers } from '../../support/learning_data.js';
import { temporaryFolder } from '../../support/temporary.js';

const training = churnTraining(200);
const { rows } = training;
const trained = await trainChurn(training, {});

const model = JSON.parse(JSON.stringify(trained.model)) as unknown;
const with_ = (
  changes: Partial<ChurnTraining['settings']>,
  more: Partial<ChurnTraining> = {},
): ChurnTraining => ({
  ...training,
  settings: { ...training.settings, ...changes },
  ...more,
});

describe('a churn model', () => {
  it('is tested on the latest snapshot, of which its card says what came', () => {
    const { card } = trained;
    expect(card.snapshots.at(-1)).toMatchObject({ on: '2024-10-01', rows: 200, use: 'tested' });
    expect(card.quality.rows).toBe(200);
    expect(card.quality.churners).toBe(card.snapshots.at(-1)?.churners);
    expect(card.members).toBe(200);
    expect(card.tenths.reduce((sum, { members }) => sum + members, 0)).toBe(200);
    expect(card.tenths[0]?.actual).toBeGreaterThan(3 * (card.tenths[9]?.actual ?? 1));
    expect(card.decision).toEqual({ champion: true, against: null });
    expect(card.warnings).toEqual([]);
  });

  it('is learned in the way that predicted the validated snapshots best', () => {
    const { candidates, learner } = trained.card;
    expect(candidates.map((one) => one.learner)).toEqual(training.settings.candidates);
    const best = candidates.toSorted((a, b) => b.rocAuc - a.rocAuc)[0];
    expect(candidates.find(({ chosen }) => chosen)).toEqual(best);
    expect(learner).toBe(best?.learner);
  });

  it('names what drives it, and has seen no more in noise', () => {
    const shares = new Map(trained.card.drivers.map(({ feature, share }) => [feature, share]));
    expect(trained.card.drivers.slice(0, 2).map(({ feature }) => feature)).toEqual(['silence', 'orders']);
    expect(shares.get('noise') ?? 0).toBeLessThan(0.01);
    expect([...shares.values()].reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it('does not ask whether the season has moved', () => {
    expect(Object.keys(trained.card.distributions)).toEqual([
      'silence',
      'orders',
      'noise',
      'region',
      'probability',
    ]);
  });

  it('is the same whenever it is learned from the same rows', async () => {
    expect(await trainChurn(training, {})).toEqual(trained);
  });

  it('scores and explains as it was stored', async () => {
    const matrix = takeRows(rows.matrix, Uint32Array.of(0, 1, 2, 3));
    const provenance = { codeVersion: '1.0.0', dataFingerprint: 'of these rows' };
    const written = await churnPieces.trainChurn({ ...training, champion: null, provenance }, {});
    const modelFile = join(temporaryFolder(), 'model.json');
    writeFileSync(modelFile, written.model);
    const stored = JSON.parse(readFileSync(modelFile, 'utf8')) as Record<string, unknown>;
    const { rocAuc, logLoss } = trained.card.quality;
    expect(stored).toMatchObject({
      ...(model as object),
      provenance: { ...provenance, metrics: { rocAuc, logLoss, rows: 200 } },
    });
    const probabilities = await churnPieces.scoreChurn({ modelFile, matrix }, {});
    expect(probabilities.every((one) => one > 0 && one < 1)).toBe(true);
    const reasons = await churnPieces.explainChurn(
      { modelFile, matrix, rows: Uint32Array.of(2, 0), top: 2 },
      {},
    );
    expect(reasons).toHaveLength(2);
    for (const { column, contribution } of reasons.flat()) {
      expect(contribution).toBeGreaterThan(0);
      expect(column).not.toBe('season');
    }
  });
});

describe('a model that was tested on hardly anybody who left', () => {
  it('is told as such, in both languages', async () => {
    const last = Math.max(...rows.snapshot);
    const leaver = rows.member.map((member, row) => (rows.snapshot[row] === last && member < 29 ? 1 : 0));
    const target = rows.target.map((label, row) =>
      rows.snapshot[row] === last ? (leaver[row] ?? 0) : label,
    );
    const { card } = await trainChurn(
      with_({ candidates: ['logistic_regression'] }, { rows: { ...rows, target } }),
      {},
    );
    const warning = { code: 'churn_few_tested', on: '2024-10-01', churners: 29, others: 171 };
    expect(card.toldWarnings?.map((one) => one.warning)).toContainEqual(warning);
    expect(card.warnings.join()).toContain('29 members left and 171 stayed: with fewer than 30 of either');
  });
});

describe('a model that expected far fewer to leave than did at the tested snapshot', () => {
  it('is warned of, with both shares', async () => {
    const last = training.plan.snapshots.length - 1;
    const target = rows.target.map((label, row) =>
      rows.snapshot[row] === last && row % 4 !== 0 ? 1 : label,
    );
    const { card } = await trainChurn(
      with_({ candidates: ['logistic_regression'] }, { rows: { ...rows, target } }),
      {},
    );
    const told = card.toldWarnings?.map(({ warning }) => warning);
    expect(told).toContainEqual(
      expect.objectContaining({
        code: 'churn_tested_off',
        on: '2024-10-01',
        actual: card.quality.churners / 200,
      }),
    );
  });
});

describe('a feature that knows what came after', () => {
  it('is left out, with the areas with it and without it', async () => {
    const leak = numbers(
      'leak',
      Array.from(rows.target, (label, row) => (row % 200 === 0 ? 1 - label : label)),
    );
    const matrix = { ...rows.matrix, columns: [...rows.matrix.columns, leak] };
    const { card } = await trainChurn(
      with_({ candidates: ['logistic_regression'] }, { rows: { ...rows, matrix } }),
      {},
    );
    const [left] = card.leftOut;
    expect(left).toMatchObject({ feature: 'leak', reason: 'leak_suspected' });
    expect(left?.auc?.alone).toBeGreaterThan(0.98);
    expect(left?.auc?.withIt).toBeGreaterThan(0.98);
    expect(left?.auc?.without).toBeLessThan(0.9);
    expect(card.features).not.toContain('leak');
    expect(card.warnings.join()).toMatch('“leak” alone tells churn');
    expect(card.toldWarnings?.map(({ warning }) => warning)).toEqual([
      { code: 'churn_leak', feature: 'leak', alone: left?.auc?.alone },
    ]);
    const trusted = await trainChurn(
      with_({ candidates: ['logistic_regression'], trusted: ['leak'] }, { rows: { ...rows, matrix } }),
      {},
    );
    expect(trusted.card.features).toContain('leak');
  });
});

describe('a model that challenges another', () => {
  const logistic = with_({ candidates: ['logistic_regression'] });

  it('takes its place when it is as good on the same snapshot', async () => {
    const { card } = await trainChurn({ ...logistic, champion: { modelId: 'before', model } }, {});
    expect(card.decision.champion).toBe(true);
    expect(card.decision.against?.quality).toEqual(trained.card.quality);
  });

  it('does not when it knows less', async () => {
    const blind = with_({ candidates: ['logistic_regression'], leak_auc: 0.6 });
    const { card } = await trainChurn({ ...blind, champion: { modelId: 'before', model } }, {});
    expect(card.features).toEqual(['season', 'noise', 'region']);
    expect(card.decision).toEqual({
      champion: false,
      against: { modelId: 'before', quality: trained.card.quality, own: card.quality },
    });
  });

  it('does when the other cannot score what is known today', async () => {
    const columns = rows.matrix.columns.filter(({ name }) => name !== 'orders');
    const matrix = { ...rows.matrix, columns };
    const champion = { modelId: 'before', model };
    const { card } = await trainChurn({ ...logistic, rows: { ...rows, matrix }, champion }, {});
    expect(card.decision).toEqual({ champion: true, against: null });
    expect(card.warnings.join()).toMatch('before, cannot score these features');
  });
});

describe('training is refused', () => {
  const refusal = (changed: ChurnTraining) => trainChurn(changed, {}).catch((error: unknown) => error);

  it('with fewer members than configured', async () => {
    expect(await refusal(with_({ least: { members: 201, churners: 50, others: 50 } }))).toMatchObject({
      failure: 'NothingToLearnFrom',
      message: 'There are 200 members to learn from; a model needs 201',
    });
  });

  it('where the definition makes nobody churn, or everyone', async () => {
    const all = (label: number) => with_({}, { rows: { ...rows, target: rows.target.map(() => label) } });
    expect(await refusal(all(0))).toMatchObject({
      message: expect.stringContaining('nobody of 200 members') as string,
    });
    expect(await refusal(all(1))).toMatchObject({
      message: expect.stringContaining('everyone of 200 members') as string,
    });
  });

  it('with fewer members who churned than configured, however many snapshots each has', async () => {
    // Ten members churn at each of the seven trained snapshots.
    const target = rows.target.map((_, row) => ((rows.member[row] ?? 0) < 10 ? 1 : 0));
    const least = (churners: number, others: number) =>
      with_({ least: { members: 50, churners, others } }, { rows: { ...rows, target } });
    expect(await refusal(least(11, 50))).toMatchObject({
      message: 'There are 10 members who churned to learn from; a model needs 11',
    });
    expect(await refusal(least(10, 191))).toMatchObject({
      message: 'There are 190 members who did not churn to learn from; a model needs 191',
    });
  });

  it('where no feature is left', async () => {
    const matrix = {
      rows: rows.matrix.rows,
      columns: [
        numbers(
          'same',
          Array.from(rows.target, () => 1),
        ),
      ],
    };
    expect(await refusal(with_({}, { rows: { ...rows, matrix } }))).toMatchObject({ failure: 'NoFeatures' });
  });
});
