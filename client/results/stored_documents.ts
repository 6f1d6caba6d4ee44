import { readFile } from 'node:fs/promises';
import { z, type ZodType } from 'zod';
import { MemberflowError } from '../../contracts/failures.js';
import type { RunManifest } from '../../contracts/manifest.js';
import type { DocumentRef } from '../../contracts/references.js';
import type { Store } from '../../store/store.js';

/**
 * A document that a run stored, in the form that it was written in.
 * @throws MemberflowError `ArtifactDamaged` when the run has none of that kind or its bytes differ
 */
export async function storedDocument<T>(
  store: Store,
  { runId, documents }: { readonly runId: string; readonly documents: readonly DocumentRef[] },
  kind: DocumentRef['kind'],
  schema: ZodType<T>,
): Promise<T> {
  const document = documents.find((one) => one.kind === kind && one.uri.startsWith('store:'));
  if (document === undefined) {
    throw new MemberflowError('ArtifactDamaged', `Run ${runId} has no stored ${kind}`, {
      remedy: 'Worker and command line may be of different versions: use the same for both.',
    });
  }
  return schema.parse(JSON.parse(await readFile(await store.get(document), 'utf8')));
}

const configuration = z.record(z.string(), z.unknown());
type Configuration = z.infer<typeof configuration>;

/** The configuration that a run was computed with, as its worker read it: defaults filled in, secrets unresolved. */
export const configurationOf = (
  store: Store,
  manifest: Pick<RunManifest, 'runId' | 'documents'>,
): Promise<Configuration> => storedDocument(store, manifest, 'config', configuration);
