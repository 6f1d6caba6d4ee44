import { churnDefinitionOf } from '../../config/churn_definition.js';
import type { Config } from '../../config/schema.js';
import type { Manifest } from '../../contracts/manifest.js';
import type { ReportInput } from '../../reporting/basis.js';
import type { Store } from '../../store/store.js';
import { publishedOf } from '../earlier_runs.js';
import { churnFactsOf } from './stored_facts.js';

/** What a report on an RFM run tells of churn besides. */
export type ToldChurn = NonNullable<ReportInput['churn']>;

/**
 * What was scored from the data of an RFM run, the last time; null where churn was not scored from them, or what it found
 * is no longer there.
 * @param then configuration of the run, with which its data were scored too
 */
export async function churnOfRun(
  store: Store,
  { business, runId }: Pick<Manifest, 'business' | 'runId'>,
  then: Config,
): Promise<ToldChurn | null> {
  const scored = (await publishedOf(store, business, 'scoreChurn')).filter(({ dataOf }) => dataOf === runId);
  const last = scored.at(-1);
  const facts = last === undefined ? null : await churnFactsOf(store, last);
  if (facts === null || then.churn === undefined) return null;
  return {
    facts,
    definition: churnDefinitionOf(then),
    config: { currency: then.currency, churn: then.churn },
  };
}
