import { readFile } from 'node:fs/promises';
import { churnDefinitionOf } from '../../config/churn_definition.js';
import type { Config } from '../../config/schema.js';
import { churnFactsSchema } from '../../contracts/churn_facts.js';
import type { Manifest } from '../../contracts/manifest.js';
import type { ReportInput } from '../../reporting/basis.js';
import { ifWhole } from '../../store/if_whole.js';
import type { Store } from '../../store/store.js';
import { publishedOf } from '../earlier_runs.js';

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
  const document = scored.at(-1)?.documents.find(({ kind }) => kind === 'facts');
  const path = document === undefined ? null : await ifWhole(store.get(document));
  if (path === null || then.churn === undefined) return null;
  return {
    facts: churnFactsSchema.parse(JSON.parse(await readFile(path, 'utf8'))),
    definition: churnDefinitionOf(then),
    config: { currency: then.currency, churn: then.churn },
  };
}
