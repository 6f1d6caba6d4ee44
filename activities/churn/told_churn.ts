import { churnDefinitionOf } from '../../config/churn_definition.js';
import type { Config } from '../../config/schema.js';
import type { Manifest } from '../../contracts/manifest.js';
import { mayBeTold, toldScores } from '../../domain/churn/told_scores.js';
import type { ReportInput } from '../../reporting/basis.js';
import type { Store } from '../../store/store.js';
import { ifWhole } from '../../store/if_whole.js';
import { publishedOf } from '../earlier_runs.js';
import { publishedConfiguration } from '../run_folder.js';
import { churnFactsOf } from './stored_facts.js';

/** What a report on an RFM run tells of churn besides. */
export type ToldChurn = NonNullable<ReportInput['churn']>;

/**
 * What was scored from the data of an RFM run, the last time, or else lately, from other data; null where churn was not
 * scored, the configuration of the run says nothing of churn, or what was found is no longer there.
 * @param then configuration of the run
 */
export async function churnOfRun(
  store: Store,
  run: Pick<Manifest, 'business' | 'runId' | 'asOf'>,
  then: Config,
): Promise<ToldChurn | null> {
  if (then.churn === undefined) return null;
  const scored = toldScores(await publishedOf(store, run.business, 'scoreChurn'), run);
  const facts = scored === undefined ? null : await churnFactsOf(store, scored);
  const config = scored === undefined ? null : await ifWhole(publishedConfiguration(store, scored));
  if (facts === null || config?.churn === undefined) return null;
  return {
    facts,
    definition: churnDefinitionOf(config),
    config: { currency: config.currency, churn: config.churn },
    scoredApart: scored?.dataOf !== run.runId,
  };
}

/**
 * Run ids of the scores that the documents of an RFM run may tell of. Which of them these do is nowhere stored: what was
 * rendered before the last was scored tells of an earlier one.
 * @param then configuration of the run
 */
export async function scoringsToldBy(
  store: Store,
  run: Pick<Manifest, 'business' | 'runId' | 'asOf'>,
  then: Config,
): Promise<readonly string[]> {
  if (then.churn === undefined) return [];
  const scored = await publishedOf(store, run.business, 'scoreChurn');
  return scored.filter((one) => mayBeTold(one, run)).map(({ runId }) => runId);
}
