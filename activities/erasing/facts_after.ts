import type { Movement, RunFacts, Standpoint } from '../../contracts/facts.js';
import type { Manifest } from '../../contracts/manifest.js';
import type { TableRefs } from '../../contracts/steps.js';
import { describedPeriod } from '../../domain/rfm/described_period.js';
import type { Session } from '../../engine/session.js';
import { concentration, groupFacts, movement, qualityFacts, runSize } from '../../sql/steps/facts.js';
import { ifWhole } from '../../store/if_whole.js';
import { readManifest, readRfmManifest } from '../../store/manifest.js';
import type { Store } from '../../store/store.js';
import { openTables, storedRelation } from '../run_folder.js';
import { madeFrom } from './kept_run.js';

interface Redrawing {
  readonly store: Store;
  readonly session: Session;
  readonly manifest: Manifest;
  /** Of the run, as they are now. */
  readonly tables: TableRefs;
}

/**
 * The facts of a run drawn anew from its tables, about the same periods and earlier runs as before. What follows from
 * tables that are no longer there stays, but for what is told of one member alone.
 */
export async function factsAfter(redrawing: Redrawing, facts: RunFacts): Promise<RunFacts> {
  const { session, manifest, store, tables } = redrawing;
  if (madeFrom.rfm.some((name) => tables[name] === undefined)) return withoutSingles(facts);
  await openTables(store, session, tables, madeFrom.rfm);
  const described = describedPeriod(manifest.periods);
  const movements: Movement[] = [];
  for (const before of facts.movements) movements.push(await movementAfter(redrawing, before));
  const earlierRuns: RunFacts['earlierRuns'] = [];
  for (const before of facts.earlierRuns) earlierRuns.push(await sizeAfter(redrawing, before));
  return {
    factsVersion: facts.factsVersion,
    groups: [...(await groupFacts(session))],
    concentration: described === undefined ? [] : await concentration(session, described.label),
    movements,
    earlierRuns,
    quality: await qualityFacts(session),
  };
}

/** Runs that the facts of a run speak of. */
export const runsSpokenOf = ({ movements, earlierRuns }: RunFacts): ReadonlySet<string> =>
  new Set([
    ...movements.flatMap(({ from, to }) => [from.runId, to.runId]),
    ...earlierRuns.map(({ runId }) => runId),
  ]);

async function movementAfter(redrawing: Redrawing, before: Movement): Promise<Movement> {
  const from = await scoresAt(redrawing, before.from);
  const to = await scoresAt(redrawing, before.to);
  if (from === null || to === null) return withoutSingleFlows(before);
  return await movement(
    redrawing.session,
    before.between,
    { relation: from, standpoint: before.from },
    { relation: to, standpoint: before.to },
  );
}

async function scoresAt({ store, manifest }: Redrawing, { runId }: Standpoint): Promise<string | null> {
  if (runId === manifest.runId) return 'rfm_scores';
  return await relationOf(store, manifest.business, runId, 'rfm_scores');
}

async function sizeAfter(
  { store, session, manifest }: Redrawing,
  before: RunFacts['earlierRuns'][number],
): Promise<RunFacts['earlierRuns'][number]> {
  const { business } = manifest;
  const groups = await relationOf(store, business, before.runId, 'rfm_groups');
  const period = (await ifWhole(readRfmManifest(store, { business, runId: before.runId })))?.periods.at(-1);
  if (groups === null || period === undefined) return before;
  return { ...before, ...(await runSize(session, groups, period.label)) };
}

/** A table of another run; null where it is no longer there. */
async function relationOf(
  store: Store,
  business: string,
  runId: string,
  name: string,
): Promise<string | null> {
  const ref = (await ifWhole(readManifest(store, { business, runId })))?.tables[name];
  return ref === undefined ? null : await ifWhole(storedRelation(store, ref));
}

const withoutSingles = (facts: RunFacts): RunFacts => ({
  ...facts,
  groups: facts.groups.filter(({ members }) => members > 1),
  movements: facts.movements.map(withoutSingleFlows),
});

const withoutSingleFlows = (before: Movement): Movement => ({
  ...before,
  flows: before.flows.filter(({ members }) => members > 1),
});
