import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '../../config/schema.js';
import type { ErasureOrder, OutputsErasure } from '../../contracts/erasure.js';
import type { RunManifest } from '../../contracts/manifest.js';
import type { RunContext } from '../../contracts/steps.js';
import { sha256OfFile } from '../../store/folder.js';
import type { Dependencies } from '../dependencies.js';
import { publishedRuns } from '../earlier_runs.js';
import { outputFolder, placeDocument } from '../place_document.js';
import { configurationOf } from '../run_folder.js';
import { durably } from '../step.js';
import { documentsRemovedBy } from '../superseding_manifest.js';
import { documentsOf, isDocument, isWhole, keptRun, type ErasedRun } from './kept_run.js';
import { rewriteMails } from './rewrite_mails.js';

export interface OutputsToErase {
  readonly run: RunContext;
  readonly erasure: ErasureOrder;
  /** Run ids of the runs that were rewritten. */
  readonly changed: readonly string[];
}

/**
 * Makes the files anew that people find in the folders of the configuration: copies of workbooks and pages, and mails
 * in the outbox. What no stored run can be asked for any more is removed, since nobody can tell whom it shows. What is of
 * a run whose manifest cannot be read stays: the erasure fails with its name, and is to be given again.
 */
export const eraseFromOutputs =
  ({ store }: Dependencies) =>
  ({ run, erasure, changed }: OutputsToErase): Promise<OutputsErasure> =>
    durably(async ({ signal }) => {
      const config = await configurationOf(store, run);
      const { manifests, damaged } = await publishedRuns(store, run.business);
      const runs: ErasedRun[] = [];
      for (const manifest of manifests) {
        const isRewritten = changed.includes(manifest.runId);
        runs.push({ ...(await keptRun(store, manifest)), isRewritten });
      }
      const ofDamaged = new Set<string>();
      for (const runId of damaged)
        for (const name of await documentsOf(store, { business: run.business, runId })) ofDamaged.add(name);
      const lost = new Set(
        runs
          .filter((one) => one.isRewritten && !isWhole(one))
          .flatMap((one) => [...one.documents, ...documentsRemovedBy(one.manifest, erasure)]),
      );
      let documents = 0;
      const removed: string[] = [];
      for (const folder of foldersOf(run, config, runs)) {
        const names = existsSync(folder) ? (await readdir(folder)).filter(isDocument) : [];
        for (const name of names) {
          const target = join(folder, name);
          const owners = runs.filter((one) => isWhole(one) && one.documents.has(name));
          if (owners.length === 0) {
            if (ofDamaged.has(name)) continue;
            if (!isWorkbookOf(name, run.business) && !lost.has(name)) continue;
            removed.push(name);
            if (!erasure.dryRun) await rm(target, { force: true });
            continue;
          }
          const source = owners.findLast(({ isRewritten }) => isRewritten);
          if (source === undefined || (await isOfAnother(target, owners))) continue;
          documents += 1;
          const stored = renditionNamed(source.manifest, name);
          if (erasure.dryRun || stored === undefined) continue;
          const kind = isWorkbookOf(name, run.business) ? 'workbook' : 'report';
          await placeDocument(store, folder, name, stored, { kind, stage: 'erase' });
        }
      }
      const mails = await rewriteMails({ store, run, config, runs, damaged, erasure, signal });
      return { documents: documents + mails.documents, removed: [...removed, ...mails.removed] };
    });

/** Folders in which copies of documents may lie. */
const foldersOf = (run: RunContext, config: Config, runs: readonly ErasedRun[]): ReadonlySet<string> =>
  new Set([
    outputFolder(run, config),
    ...runs.flatMap(({ manifest }) =>
      manifest.documents
        .filter(({ kind, uri }) => kind === 'workbook' && uri.startsWith('file:'))
        .map(({ uri }) => dirname(fileURLToPath(uri))),
    ),
  ]);

/** The document that a rewritten run has under a name. */
const renditionNamed = ({ supersedes }: RunManifest, name: string) =>
  supersedes?.at(-1)?.renditions.find(({ stored }) => basename(stored.uri) === name)?.stored;

/** Whether a copy is that of a run that holds nothing of the member. */
async function isOfAnother(file: string, owners: readonly ErasedRun[]): Promise<boolean> {
  const hashes = owners
    .filter(({ isRewritten }) => !isRewritten)
    .flatMap(({ manifest }) => manifest.documents.filter(({ kind }) => kind === 'workbook'))
    .map(({ sha256 }) => sha256);
  return hashes.length > 0 && hashes.includes(await sha256OfFile(file));
}

/** Whether a file is the workbook of a run of this business. */
const isWorkbookOf = (name: string, business: string): boolean =>
  name.startsWith(`${business}-`) &&
  /^(rfm|scoreChurn)-\d{4}-\d{2}-\d{2}(\.[\w-]+)*\.xlsx$/.test(name.slice(`${business}-`.length));
