import type { RunContext } from '../contracts/steps.js';
import { runParts, type Artifact, type ArtifactKind } from '../domain/retention/artifact.js';
import { partOf } from '../domain/retention/part_of.js';
import { filesBelow } from '../store/files_below.js';
import { readManifest } from '../store/manifest.js';
import type { Store } from '../store/store.js';
import { storeUri } from '../store/uri.js';
import { runUri, scratchFolder } from './run_folder.js';

/** Everything that the store keeps of the other runs of a business, but for their records. */
export async function artifactsInStore(
  store: Store,
  { business, runId: own }: Pick<RunContext, 'business' | 'runId'>,
): Promise<readonly Artifact[]> {
  const artifacts: Artifact[] = [];
  for (const runId of await store.list(storeUri(business, 'runs'))) {
    if (runId !== own) artifacts.push(...(await artifactsOf(store, business, runId)));
  }
  return artifacts;
}

type Of = Pick<Artifact, 'job' | 'runId' | 'asOf'>;

/** A file as far as its age and size are asked. */
interface Kept {
  readonly place: string;
  readonly bytes: number;
  readonly modifiedAt: Date;
}

async function artifactsOf(store: Store, business: string, runId: string): Promise<readonly Artifact[]> {
  const folder = runUri({ business, runId });
  const manifest = await readManifest(store, { business, runId });
  const working = new Set(Object.keys(manifest?.workingTables ?? {}));
  const entries = (await store.entries(folder)).map(({ uri, ...entry }) => {
    const names = uri.slice(folder.length + 1).split('/');
    return { ...entry, place: uri, names, part: partOf(names, working) };
  });
  const of = { job: manifest?.job ?? '', runId, asOf: manifest?.asOf ?? '' };
  const halfWritten = entries.filter(({ part, names }) => part === 'scratch' && names[0] !== 'scratch');
  const spilled = (await filesBelow(scratchFolder(store, { business, runId }))).map((file) => ({
    ...file,
    place: file.path,
  }));
  const leftOver = [...halfWritten, ...spilled];
  const scratch = sumOf('scratch', leftOver, of).map((artifact) => ({
    ...artifact,
    places: halfWritten.map(({ place }) => place),
  }));
  if (manifest !== null) {
    const parts = runParts.flatMap((kind) => {
      const files = entries.filter(({ part }) => part === kind);
      return sumOf(kind, files, of).map((artifact) => ({ ...artifact, at: manifest.publishedAt }));
    });
    return [...parts, ...scratch];
  }
  // The folder of what published no run goes as a whole, but for the ledger of its mails.
  const going = entries.filter(({ part, names }) => part !== 'scratch' && names[0] !== 'mail');
  const hasLedger = entries.some(({ names }) => names[0] === 'mail');
  const unfinished = sumOf('unfinished', going, of).map((artifact) =>
    hasLedger ? artifact : { ...artifact, places: [folder] },
  );
  return [...unfinished, ...scratch];
}

/** Several files as one artifact, as old as the newest; none where there are no files. */
function sumOf(kind: ArtifactKind, files: readonly Kept[], of: Of): readonly Artifact[] {
  if (files.length === 0) return [];
  const newest = Math.max(...files.map(({ modifiedAt }) => modifiedAt.getTime()));
  return [
    {
      ...of,
      kind,
      at: new Date(newest).toISOString(),
      bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
      rows: 0,
      places: files.map(({ place }) => place),
    },
  ];
}
