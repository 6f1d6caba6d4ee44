import type { RunManifest } from '../../contracts/manifest.js';
import type { RunOutcome } from '../../contracts/run.js';
import { readManifest } from '../../store/manifest.js';
import { openStore } from '../../store/open.js';
import { storeSegments } from '../../store/uri.js';

/**
 * How a run ended, with its tables and facts as the store has them now: the server remembers them as they were before
 * members were erased. What is no longer in this store stays as the server has it.
 * @param home folder that holds the store
 */
export async function asStored(outcome: RunOutcome, home: string): Promise<RunOutcome> {
  const [table] = Object.values(outcome.tables).filter(({ uri }) => uri.startsWith('store:'));
  const manifest = table === undefined ? null : await manifestBeside(table.uri, home);
  const changed = manifest?.supersedes?.at(-1);
  if (manifest === null || changed === undefined) return outcome;
  const stored = { ...manifest.tables, ...manifest.workingTables };
  const facts = manifest.documents.find(({ kind }) => kind === 'facts');
  return {
    ...outcome,
    tables: Object.fromEntries(
      Object.entries(outcome.tables).map(([name, before]) => [name, stored[name] ?? before]),
    ),
    documents: outcome.documents.map((document) =>
      document.kind === 'facts' && facts !== undefined ? facts : document,
    ),
    warnings: [
      ...outcome.warnings,
      `Rows of an erased member were taken out of this run on ${changed.at.slice(0, 10)}`,
    ],
  };
}

/** The manifest of the run that a stored table belongs to. */
async function manifestBeside(uri: string, home: string): Promise<RunManifest | null> {
  const [business = '', , runId = ''] = storeSegments(uri);
  return await readManifest(openStore(home), { business, runId });
}
