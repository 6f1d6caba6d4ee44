import type { ErasureOrder } from '../contracts/erasure.js';
import type { RemovedArtifact, RunManifest } from '../contracts/manifest.js';
import type { DocumentRef, TableRef } from '../contracts/references.js';
import type { RetentionPlan } from '../contracts/retention.js';
import { runUri } from './run_folder.js';

type Going = RetentionPlan['artifacts'][number];

/** Kinds of which the manifest of a run tells. */
const toldKinds: ReadonlySet<string> = new Set(['staging', 'working', 'results', 'documents']);

/** Why an artifact went that no policy let go. */
const byErasure = 'erasure';

/** A manifest that no longer names what goes of its run, and tells what that was: a tombstone of each artifact. */
export function withoutRemoved<Of extends RunManifest>(
  manifest: Of,
  going: readonly Going[],
  removedAt: string,
): Of {
  const told = going.filter(({ kind }) => toldKinds.has(kind));
  if (told.length === 0) return manifest;
  const because = new Map(
    told.flatMap(({ places, because: key }) => places.map((uri) => [uri, key] as const)),
  );
  const refs: readonly (DocumentRef | TableRef)[] = [
    ...manifest.documents,
    ...Object.values({ ...manifest.workingTables, ...manifest.tables }),
  ];
  const staying = (named: Readonly<Record<string, TableRef>>) =>
    Object.fromEntries(Object.entries(named).filter(([, { uri }]) => !because.has(uri)));
  const before = (manifest.removed ?? []).filter(({ uri }) => !because.has(uri));
  return {
    ...manifest,
    tables: staying(manifest.tables),
    ...(manifest.workingTables === undefined ? {} : { workingTables: staying(manifest.workingTables) }),
    documents: manifest.documents.filter(({ uri }) => !because.has(uri)),
    removed: [
      ...before,
      ...[...because].map(([uri, key]): RemovedArtifact => {
        const ref = refs.find((one) => one.uri === uri);
        const contentHash = ref !== undefined && 'contentHash' in ref ? ref.contentHash : null;
        return { uri, because: key, removedAt, sha256: ref?.sha256 ?? null, contentHash };
      }),
    ],
  };
}

/** A manifest that tells which documents of its run an erasure has removed, since they could not be made anew. */
export function withoutDocuments<Of extends RunManifest>(
  manifest: Of,
  names: readonly string[],
  removedAt: string,
): Of {
  if (names.length === 0) return manifest;
  const uris = names.map((name) => runUri(manifest, name));
  const before = (manifest.removed ?? []).filter(({ uri }) => !uris.includes(uri));
  return {
    ...manifest,
    removed: [
      ...before,
      ...uris.map((uri) => ({ uri, because: byErasure, removedAt, sha256: null, contentHash: null })),
    ],
  };
}

/** Names of the documents that an attempt at an erasure has removed of a run. */
export const documentsRemovedBy = (
  { removed = [] }: Pick<RunManifest, 'removed'>,
  { at }: Pick<ErasureOrder, 'at'>,
): readonly string[] =>
  removed
    .filter(({ because, removedAt }) => because === byErasure && removedAt === at)
    .map(({ uri }) => uri.slice(uri.lastIndexOf('/') + 1));

/** Whether a retention policy has removed something of a run. */
export const letGoByPolicy = ({ removed = [] }: Pick<RunManifest, 'removed'>): boolean =>
  removed.some(({ because }) => because !== byErasure);
