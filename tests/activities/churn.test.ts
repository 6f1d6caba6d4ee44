import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pastScores } from '../../activities/churn/backtest.js';
import { openChurnData } from '../../activities/churn/open_data.js';
import { churnSettingsOf } from '../../activities/churn/settings.js';
import { artifactsInStore } from '../../activities/kept_artifacts.js';
import { storedRelation } from '../../activities/run_folder.js';
import { churnCardSchema } from '../../contracts/churn_card.js';
import { churnFactsSchema, type ChurnFacts } from '../../contracts/churn_facts.js';
import type { ErasureOrder } from '../../contracts/erasure.js';
import type { RunManifest } from '../../contracts/manifest.js';
import type { DocumentRef } from '../../contracts/references.js';
import type { RunContext } from '../../contracts/steps.js';
import { planRetention } from '../../domain/retention/plan.js';
import { createDuckDb } from '../../engine/duckdb/duckdb.js';
import { meanProbability } from '../../sql/steps/churn/score_facts.js';
import { tombstoneOf } from '../../sql/steps/erasing/bar.js';
import { manifestUri, readManifest } from '../../store/manifest.js';
import type { Store } from '../../store/store.js';
import { storeUri } from '../../store/uri.js';
import { churnDataFor } from '../support/churn_data.js';
import type { Workbench } from '../support/job.js';
import { leavingConfiguration } from '../support/leaving_business.js';
import { sampleFacts, sampleManifest } from '../support/sample_run.js';
import { openScoredChurn } from '../support/scored_churn.js';

const { sources, tables, ...leaving } = leavingConfiguration('shop', 'leaving.csv');
const document = {
  ...leaving,
  sources: { ...sources, members: { kind: 'csv', path: 'members.csv' } },
  tables: { ...tables, members: { source: 'members', columns: { member_id: 'member_id', level: 'level' } } },
  publish: { workbook: false },
  report: { page: false },
};
const asOf = '2020-03-02';
const member = 'm17';
const members = Array.from({ length: 160 }, (_, i) => `m${i + 1},${i % 3 === 0 ? 'gold' : 'plain'}`);

describe('a trained model and the scores by it', () => {
  let bench: Workbench;
  let store: Store;
  let scoring: RunContext;

  beforeAll(async () => {
    ({ bench, store, scoring } = await openScoredChurn(document, asOf, {
      'members.csv': ['member_id,level', ...members, ''].join('\n'),
    }));
  }, 120_000);
  afterAll(() => bench.dispose());

  const manifestOf = async (runId: string): Promise<RunManifest> => {
    const manifest = await readManifest(store, { business: 'shop', runId });
    if (manifest === null) throw new Error(`${runId} has published nothing`);
    return manifest;
  };
  const factsOf = async ({ documents }: RunManifest): Promise<ChurnFacts> => {
    const facts = documents.find(({ kind }) => kind === 'facts') as DocumentRef;
    return churnFactsSchema.parse(JSON.parse(await readFile(await store.get(facts), 'utf8')));
  };

  const publishFigures = async (runId: string, asOf: string, publishedAt: string): Promise<void> => {
    const uri = storeUri('shop', 'runs', runId, 'facts.json');
    const { sha256 } = await store.put(uri, (path) => writeFile(path, JSON.stringify(sampleFacts)));
    const facts: DocumentRef = { kind: 'facts', stage: 'findings', uri, sha256 };
    const manifest: RunManifest = {
      ...sampleManifest,
      ...{ business: 'shop', runId, asOf, publishedAt, tables: {}, documents: [facts] },
    };
    await store.put(manifestUri(manifest), (path) => writeFile(path, JSON.stringify(manifest)));
  };

  it('leave nothing of what their steps put on the disk on the way', async () => {
    for (const runId of ['training', 'scoring'])
      expect(await store.entries(storeUri('shop', 'runs', runId, 'scratch'))).toEqual([]);
  });

  it('accounts for every known member, once', async () => {
    const manifest = await manifestOf('scoring');
    const { members, bands } = await factsOf(manifest);
    const leftOut = members.leftOut.reduce((sum, one) => sum + one.members, 0);
    expect(members.known).toBe(members.eligible + leftOut);
    expect(bands.reduce((sum, one) => sum + one.members, 0)).toBe(members.eligible);
    expect(manifest.tables['churn_scores']?.rows).toBe(members.known);
  });

  /** A run of a month later, by whose settings not everyone who was scored can be judged. */
  const least = 120;
  const openLater = async (runId: string) => {
    const longer = { ...document, churn: { ...document.churn, min_tenure_days: least } };
    const run = { ...(await bench.open(longer, '2020-04-01', runId)), job: 'scoreChurn' };
    return { run, data: await churnDataFor(bench, run) };
  };

  it('are held against what came of the members who can still be judged, not of others', async () => {
    const { run, data } = await openLater('later');
    const { activities } = bench;
    const features = await bench.run(activities.churnFeatures, { run, data });
    const scored = await bench.run(activities.scoreChurnMembers, { run, features });
    const { facts: document_ } = await bench.run(activities.monitorChurn, { run, data, features, scored });
    const { history, changes } = churnFactsSchema.parse(
      JSON.parse(await readFile(await store.get(document_), 'utf8')),
    );

    const { tables, workingTables } = await manifestOf('scoring');
    const [scores, states] = [
      await bench.rows(tables['churn_scores'], 'member_id, churn_probability'),
      await bench.rows(workingTables?.['churn_states'], 'member_id, tenure_days'),
    ];
    const tenure = new Map(states.map((row) => [row['member_id'], Number(row['tenure_days'])]));
    const predicted = scores.flatMap((row) =>
      row['churn_probability'] === null
        ? []
        : [{ probability: Number(row['churn_probability']), tenure: tenure.get(row['member_id']) ?? 0 }],
    );
    const mean = (all: typeof predicted) =>
      all.reduce((sum, { probability }) => sum + probability, 0) / all.length;
    const judged = predicted.filter((one) => one.tenure >= least);
    const past = history.find(({ runId }) => runId === 'scoring');
    expect(past?.members).toBe(predicted.length);
    expect(past?.actual?.quality.rows).toBe(judged.length);
    expect(judged.length).toBeLessThan(predicted.length);
    expect(past?.predicted).toBeCloseTo(mean(judged), 9);
    expect(mean(judged)).not.toBeCloseTo(mean(predicted), 6);
    // What has changed since is told of all who were scored, then and now.
    expect(changes?.meanThen).toBeCloseTo(mean(predicted), 9);
  });

  it('are judged again where what was predicted is told of others than what came, and only there', async () => {
    const { run, data } = await openLater('later_still');
    const manifest = await manifestOf('scoring');
    if (manifest.job !== 'scoreChurn') throw new Error('scoring is no run that scored churn');
    const settings = await churnSettingsOf(store, run);
    const { signal } = new AbortController();
    await createDuckDb({ memoryLimit: '512MB', threads: 1 }).withSession(
      { temporaryFolder: join(bench.folder, 'judging'), signal },
      async (session) => {
        await openChurnData(store, session, data.tables, run.asOf);
        const step = { signal, report: () => undefined };
        const of = { store, session, run, tables: data.tables, settings, step };
        const judged = (await pastScores(of, [manifest], []))[0]!;
        const scores = storedRelation(store, manifest.tables['churn_scores']!);
        const { mean } = await meanProbability(session, await scores);
        expect(judged.predicted).not.toBeCloseTo(mean, 6);
        const told = { ...judged, predicted: mean };
        expect(await pastScores(of, [manifest], [told])).toEqual([judged]);
        // What is told of the same members stays, whatever would be judged today.
        const kept = { ...judged, predicted: 0.5 };
        expect(await pastScores(of, [manifest], [kept])).toEqual([kept]);
      },
    );
  });

  it('has a card that warns of columns of which nobody says that they are as they were', async () => {
    const { documents, notAvailable } = await manifestOf('training');
    const path = await store.get(documents.find(({ kind }) => kind === 'card') as DocumentRef);
    const { warnings, toldWarnings } = churnCardSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    expect(warnings).toContainEqual(expect.stringMatching(/^members\.level: past snapshots take them/));
    expect(toldWarnings?.map(({ warning }) => warning)).toContainEqual({
      code: 'churn_columns_assumed',
      columns: ['level'],
    });
    expect(notAvailable).toEqual(expect.arrayContaining(['consents', 'leads']));
    expect(notAvailable).not.toContain('members');
  });

  it('has a model and a card that no retention policy lets go', async () => {
    const artifacts = await artifactsInStore(store, { business: 'shop', runId: 'retaining' });
    const places = artifacts.flatMap((one) => one.places);
    expect(places.some((place) => place.includes('churn_training'))).toBe(true);
    expect(places.filter((place) => /(model|card)\.json$/.test(place))).toEqual([]);
    const underWay = { runs: new Set<string>(), days: new Set<string>() };
    // Of a job the latest run stays; an older training goes but for these two.
    const older = artifacts.map((one) => (one.runId === 'training' ? { ...one, asOf: '2020-01-01' } : one));
    const newer = {
      ...artifacts[0]!,
      kind: 'results' as const,
      job: 'trainChurn',
      runId: 'newer',
      asOf: '2020-05-01',
    };
    const going = planRetention([...older, newer], { runs: { days: 1 } }, underWay, '2026-01-01T00:00:00Z');
    expect(going.map(({ runId }) => runId)).toContain('training');
    expect(going.flatMap((one) => one.places).filter((place) => /(model|card)\.json$/.test(place))).toEqual(
      [],
    );
  });

  it('tell nothing of an erased member any more, and the model is flagged', async () => {
    const before = await factsOf(await manifestOf('scoring'));
    const hers = (runId: string, table: string) =>
      manifestOf(runId).then(({ tables, workingTables }) =>
        bench
          .rows({ ...workingTables, ...tables }[table], 'member_id')
          .then((rows) => rows.filter((row) => row['member_id'] === member).length),
      );
    expect(await hers('training', 'churn_training')).toBeGreaterThan(0);
    expect(await hers('scoring', 'churn_scores')).toBe(1);

    // Two RFM runs of other data, in which the member does not stand. The scores are told beside the first, also if it
    // was published before them: its page may have been rendered later.
    await publishFigures('beside', '2020-03-20', '2020-03-01T00:00:00.000Z');
    await publishFigures('after', '2021-03-20', '2021-03-20T00:00:00.000Z');
    const { published } = await bench.run(bench.activities.storedRuns, { business: 'shop' });
    expect(published).toEqual(['training', 'scoring', 'beside', 'after']);

    const erasure = await erasureOf(bench, store, scoring);
    for (const of of ['training', 'scoring', 'beside'])
      expect(await bench.run(bench.activities.rewriteRun, { run: scoring, of, erasure })).toMatchObject({
        changed: true,
      });
    expect(
      await bench.run(bench.activities.rewriteRun, { run: scoring, of: 'after', erasure }),
    ).toMatchObject({ changed: false });

    for (const [runId, table] of [
      ['training', 'churn_training'],
      ['scoring', 'churn_scores'],
      ['scoring', 'churn_states'],
    ] as const)
      expect(await hers(runId, table), table).toBe(0);
    const after = await factsOf(await manifestOf('scoring'));
    expect(before.modelFlagged).toBe(false);
    expect(after.modelFlagged).toBe(true);
    expect(after.members.known).toBe(before.members.known - 1);
    expect(after.model).toEqual(before.model);
    expect(existsSync(join(bench.folder, 'store', 'shop', 'runs', 'training', 'model.json'))).toBe(true);
  });
});

/** Bars the member, as the workflow does before it rewrites runs. */
async function erasureOf(bench: Workbench, store: Store, of: RunContext): Promise<ErasureOrder> {
  const { activities, folder } = bench;
  await bench.run(activities.drawKey, of);
  const key = (await store.read('store:shop/masking.key')) ?? '';
  const tombstone = await createDuckDb({ memoryLimit: '256MB', threads: 1 }).withSession(
    { temporaryFolder: join(folder, 'hashing'), signal: new AbortController().signal },
    (session) => tombstoneOf(session, member, key),
  );
  const at = '2026-01-01T00:00:00.000Z';
  const asked = { run: of, tombstone: tombstone ?? '', dryRun: false, requester: 'me@here', at };
  const { id, tombstones } = await bench.run(activities.barMember, asked);
  return { id, at, tombstones, dryRun: false };
}
