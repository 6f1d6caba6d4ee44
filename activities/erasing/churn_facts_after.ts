import type { Config } from '../../config/schema.js';
import { churnDefinitionOf } from '../../config/churn_definition.js';
import type { ChurnFacts } from '../../contracts/churn_facts.js';
import type { ChurnScoresManifest } from '../../contracts/manifest.js';
import type { TableRefs } from '../../contracts/steps.js';
import { isFlagged } from '../../domain/churn/champion.js';
import type { Session } from '../../engine/session.js';
import { movedBands, scoreFacts } from '../../sql/steps/churn/score_facts.js';
import { countChurnStates } from '../../sql/steps/churn/state_counts.js';
import { ifWhole } from '../../store/if_whole.js';
import { readManifest } from '../../store/manifest.js';
import type { Store } from '../../store/store.js';
import { openTables, storedRelation } from '../run_folder.js';
import { madeFrom } from './kept_run.js';

interface Redrawing {
  readonly store: Store;
  readonly session: Session;
  readonly manifest: ChurnScoresManifest;
  /** As it was when the run was made. */
  readonly config: Config;
  /** Of the run, as they are now. */
  readonly tables: TableRefs;
}

/**
 * The facts of scores drawn anew from their tables. What was predicted and came of earlier runs stays as it was told,
 * and so do drift and alarms: these are of many members. Of tables that are no longer there only that is left out which
 * is told of one member alone.
 */
export async function churnFactsAfter(redrawing: Redrawing, before: ChurnFacts): Promise<ChurnFacts> {
  const { store, session, manifest, config, tables } = redrawing;
  const { business } = manifest;
  const training = await ifWhole(readManifest(store, { business, runId: before.model.modelId }));
  const modelFlagged = training === null ? before.modelFlagged : isFlagged(training);
  const changes = await changesAfter(redrawing, before.changes);
  if (config.churn === undefined || madeFrom.scoreChurn.some((name) => tables[name] === undefined))
    return { ...before, modelFlagged, changes };
  await openTables(store, session, tables, madeFrom.scoreChurn);
  // The scores have the states' own columns.
  await session.run('create or replace temp view churn_states as select * from churn_scores');
  const counted = await countChurnStates(session, churnDefinitionOf(config));
  const { bands, recoverable, action, scored, meanProbability } = await scoreFacts(
    session,
    config.churn.action,
  );
  const history = before.history.map((run) =>
    run.runId === manifest.runId ? { ...run, members: scored, predicted: meanProbability } : run,
  );
  return { ...before, ...counted, bands, recoverable, action, history, modelFlagged, changes };
}

async function changesAfter(
  { store, session, manifest, tables }: Redrawing,
  before: ChurnFacts['changes'],
): Promise<ChurnFacts['changes']> {
  if (before === null) return null;
  const { business } = manifest;
  const earlier = await ifWhole(readManifest(store, { business, runId: before.runId }));
  const scoresOf = async (of: TableRefs): Promise<string | null> => {
    const ref = of['churn_scores'];
    return ref === undefined ? null : await ifWhole(storedRelation(store, ref));
  };
  const [from, to] = [await scoresOf(earlier?.tables ?? {}), await scoresOf(tables)];
  if (from === null || to === null)
    return { ...before, moved: before.moved.filter(({ members }) => members > 1) };
  return { ...before, moved: await movedBands(session, from, to) };
}
