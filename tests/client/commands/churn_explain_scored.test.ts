import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runChurnExplain, type ChurnExplainOptions } from '../../../client/commands/churn_explain.js';
import { computedReasons, memberReasons } from '../../../client/results/churn_reasons.js';
import { scoringRunOn, type ScoredMember } from '../../../client/results/churn_score.js';
import { withReading } from '../../../client/results/reading.js';
import { churnFactsSchema } from '../../../contracts/churn_facts.js';
import type { ChurnScoresManifest } from '../../../contracts/manifest.js';
import type { Row } from '../../../engine/session.js';
import { supersedeManifest } from '../../../store/manifest.js';
import { leavingChurn, leavingConfiguration } from '../../support/leaving_business.js';
import { openScoredChurn, type ScoredChurn } from '../../support/scored_churn.js';
import { recordingTerminal } from '../recording_terminal.js';

const asOf = '2020-03-02';
const { sources, tables, ...leaving } = leavingConfiguration('shop', 'leaving.csv');
const document = {
  ...leaving,
  sources: { ...sources, members: { kind: 'csv', path: 'members.csv' } },
  tables: {
    ...tables,
    members: { source: 'members', columns: { member_id: 'member_id', marketable: 'marketable' } },
  },
  churn: { ...leavingChurn, action: { most_members: 3 } },
  publish: { workbook: false },
  report: { page: false },
};

/** Every fourth member may not be contacted, which the definition of churn does not ask for. */
const members = Array.from({ length: 160 }, (_, i) => `m${i + 1},${(i + 1) % 4 > 0}`);

let scored: ScoredChurn;
let manifest: ChurnScoresManifest;
let scores: readonly Row[];

beforeAll(async () => {
  scored = await openScoredChurn(document, asOf, {
    'members.csv': ['member_id,marketable', ...members, ''].join('\n'),
  });
  const { bench, store } = scored;
  await writeFile(join(bench.folder, 'memberflow.yaml'), JSON.stringify(document));
  manifest = (await scoringRunOn(store, { business: 'shop', asOf, named: '' }))!;
  scores = await bench.rows(manifest.tables['churn_scores']);
}, 120_000);
afterAll(() => scored.bench.dispose());

const memberWhere = (holds: (row: Row) => boolean): Row => {
  const found = scores.find(holds);
  if (found === undefined) throw new Error('There is no such member');
  return found;
};
/** Its clean tables, without what was known of members when they were scored. */
const cleanOf = ({ workingTables = {} }: ChurnScoresManifest) =>
  Object.fromEntries(Object.entries(workingTables).filter(([name]) => name !== 'churn_features'));
/** Whom a contact does not pay for, and nobody lists with reasons. */
const unlisted = () =>
  memberWhere(
    (row) => row['act_rank'] === null && row['churn_probability'] !== null && row['suppression'] === null,
  );

async function explained(options: Omit<ChurnExplainOptions, 'json' | 'config'>) {
  const { folder } = scored.bench;
  const told = async (json: boolean): Promise<string> => {
    const terminal = recordingTerminal();
    const around = {
      terminal,
      env: { MEMBERFLOW_HOME: folder },
      folder,
      now: () => new Date(0),
      interruptions: () => new AbortController().signal,
    };
    await runChurnExplain({ json, config: join(folder, 'memberflow.yaml'), ...options }, around);
    return terminal.results().join('\n');
  };
  const { score } = JSON.parse(await told(true)) as { readonly score: ScoredMember };
  return { lines: (await told(false)).split('\n'), score };
}

describe('churn explain of a member who was scored', () => {
  it('tells probability, band, class, recoverability and reasons in words of who is on no list', async () => {
    const row = unlisted();
    const { lines, score } = await explained({ member: String(row['member_id']) });
    expect(score).toMatchObject({
      standing: 'scored',
      runId: 'scoring',
      asOf,
      otherDefinition: false,
      modelId: 'training',
      leavesBefore: '2020-04-01',
      thereOn: null,
      probability: row['churn_probability'],
      riskBand: row['risk_band'],
      valueClass: row['value_class'],
      valueAtStake: row['value_at_stake'],
      recoverability: row['recoverability'],
      actRank: null,
    });
    const heading = lines.findIndex((line) => line.startsWith('By run scoring as of 2020-03-02: '));
    const percent = (Number(row['churn_probability']) * 100).toFixed(1);
    expect(lines[heading]).toContain(`${percent} % likely to have left by 2020-04-01`);
    const { reasons } = score;
    if (!('told' in reasons)) throw new Error(reasons.untold);
    for (const { text } of reasons.told) expect(lines.join('\n')).toContain(text);
  });

  it('computes for those to act on first the very reasons that the run has stored', async () => {
    const { bench, store } = scored;
    const listed = scores.filter((row) => row['act_rank'] !== null);
    expect(listed).toHaveLength(3);
    await withReading('small', bench.folder, async (session) => {
      for (const row of listed) {
        const of = { store, session, run: manifest, member: String(row['member_id']), currency: 'CNY' };
        const stored = await memberReasons(of);
        expect('told' in stored && stored.told.length).toBeGreaterThan(0);
        expect(await computedReasons(of)).toEqual(stored);
      }
    });
  });

  it('lists nobody who may not be contacted, counts them, and says so of each', async () => {
    const { bench, store } = scored;
    const barred = scores.filter((row) => row['suppression'] !== null);
    expect(barred).toHaveLength(40);
    expect(new Set(barred.map((row) => row['suppression']))).toEqual(new Set(['NOT_MARKETABLE']));
    expect(barred.filter((row) => row['act'] === true || row['act_rank'] !== null)).toEqual([]);
    const worthIt = barred.filter((row) => Number(row['expected_gain'] ?? 0) > 0);
    expect(worthIt.length).toBeGreaterThan(0);

    const { lines, score } = await explained({ member: String(worthIt[0]?.['member_id']) });
    expect(score.suppression).toBe('NOT_MARKETABLE');
    expect(lines).toContain('may not be contacted: not marketable');

    const { documents } = manifest;
    const facts = documents.find(({ kind }) => kind === 'facts')!;
    const told = churnFactsSchema.parse(JSON.parse(await readFile(await store.get(facts), 'utf8')));
    expect(told.action.suppressed).toEqual([{ reason: 'NOT_MARKETABLE', members: worthIt.length }]);
    const [counted] = await bench.rows(
      manifest.tables['churn_scores'],
      'cast(count(*) filter (where act) as integer) as act',
    );
    expect(told.action.members).toBe(counted?.['act']);
  });

  it('says of who was left out why, and of a day before any run that nobody was scored', async () => {
    const left = memberWhere((row) => row['left_out'] === 'CHURNED');
    const { lines, score } = await explained({ member: String(left['member_id']) });
    const { recoverability } = left;
    expect(score).toMatchObject({ standing: 'left_out', leftOut: 'CHURNED', recoverability });
    expect(lines.at(-2)).toBe('By run scoring as of 2020-03-02');
    const told = `the member was not scored: churned already, had ordered; recoverability ${String(recoverability).toLowerCase()} (`;
    expect(lines.at(-1)?.slice(0, told.length)).toBe(told);
    const before = await explained({ member: String(left['member_id']), asOf: '2020-03-01' });
    expect(before.score).toEqual({ standing: 'no_run' });
    expect(before.lines).toContain('No run has scored churn up to 2020-03-01');
  });

  it('says plainly that features or scores are not stored any more, and still judges the definition', async () => {
    const member = String(unlisted()['member_id']);
    const { bench, store } = scored;
    await supersedeManifest(store, { ...manifest, workingTables: cleanOf(manifest) });
    const { lines, score } = await explained({ member });
    expect(score.reasons).toEqual({ untold: 'FEATURES_NOT_STORED' });
    expect(lines).toContain('why cannot be told: what was known of the member then is not stored any more');
    await supersedeManifest(store, { ...manifest, tables: {} });
    const without = await explained({ member });
    expect(without.score).toMatchObject({ standing: 'not_stored', runId: 'scoring' });
    expect(without.lines[0]).toBe(`Member ${member} has not churned, as of ${asOf}`);

    await supersedeManifest(store, manifest);
    await rm(join(bench.folder, 'store', 'shop', 'runs', 'training', 'model.json'));
    expect((await explained({ member })).score.reasons).toEqual({ untold: 'MODEL_NOT_STORED' });
  });
});
