import { readFile } from 'node:fs/promises';
import { churnFactsSchema, type ChurnFacts } from '../../contracts/churn_facts.js';
import { factsSchema, type RunFacts } from '../../contracts/facts.js';
import type { ChurnScoresManifest, Manifest, RunManifest } from '../../contracts/manifest.js';
import type { Store } from '../../store/store.js';
import { runsSpokenOf } from './facts_after.js';

/** What a run tells its readers, by its job. */
export type ToldFacts =
  | { readonly job: 'rfm'; readonly manifest: Manifest; readonly facts: RunFacts }
  | { readonly job: 'scoreChurn'; readonly manifest: ChurnScoresManifest; readonly facts: ChurnFacts };

/** The facts of a run; null: it has none. */
export async function toldFacts(store: Store, manifest: RunManifest): Promise<ToldFacts | null> {
  const document = manifest.documents.find(({ kind }) => kind === 'facts');
  if (document === undefined || manifest.job === 'trainChurn') return null;
  const written: unknown = JSON.parse(await readFile(await store.get(document), 'utf8'));
  return manifest.job === 'rfm'
    ? { job: 'rfm', manifest, facts: factsSchema.parse(written) }
    : { job: 'scoreChurn', manifest, facts: churnFactsSchema.parse(written) };
}

/** Run ids of the other runs that the facts of a run tell of. */
export function runsTold(told: ToldFacts): readonly string[] {
  const all =
    told.job === 'rfm'
      ? [...runsSpokenOf(told.facts)]
      : [
          told.facts.model.modelId,
          ...told.facts.history.map(({ runId }) => runId),
          ...(told.facts.changes === null ? [] : [told.facts.changes.runId]),
        ];
  return all.filter((runId) => runId !== told.manifest.runId);
}
