import { readFile } from 'node:fs/promises';
import { churnFactsSchema, type ChurnFacts } from '../../contracts/churn_facts.js';
import type { ChurnScoresManifest } from '../../contracts/manifest.js';
import type { DocumentRef } from '../../contracts/references.js';
import { ifWhole } from '../../store/if_whole.js';
import type { Store } from '../../store/store.js';

/** The facts of a run that scored churn, from the store. */
export const readChurnFacts = async (store: Store, facts: DocumentRef): Promise<ChurnFacts> =>
  readFrom(await store.get(facts));

/** The facts of a published run; null where they are no longer there. */
export async function churnFactsOf(
  store: Store,
  { documents }: Pick<ChurnScoresManifest, 'documents'>,
): Promise<ChurnFacts | null> {
  const facts = documents.find(({ kind }) => kind === 'facts');
  const path = facts === undefined ? null : await ifWhole(store.get(facts));
  return path === null ? null : await readFrom(path);
}

const readFrom = async (path: string): Promise<ChurnFacts> =>
  churnFactsSchema.parse(JSON.parse(await readFile(path, 'utf8')));
