import { writeFile } from 'node:fs/promises';
import { manifestVersion, type RunManifest } from '../contracts/manifest.js';
import type { DocumentRef } from '../contracts/references.js';
import type { CheckResult, InputFile, RunContext } from '../contracts/steps.js';
import type { Store } from '../store/store.js';
import { writeDocument } from './run_folder.js';

interface Published {
  readonly codeVersion: string;
  readonly run: RunContext;
  /** By the workflow's clock, so that a publication that is tried again writes the same. */
  readonly publishedAt: string;
  readonly inputs: readonly InputFile[];
  readonly checked: CheckResult;
}

type Head = Pick<
  RunManifest,
  | 'manifestVersion'
  | 'business'
  | 'runId'
  | 'asOf'
  | 'timeZone'
  | 'codeVersion'
  | 'configurationHash'
  | 'publishedAt'
  | 'inputs'
  | 'gates'
  | 'drift'
>;

/** What the manifests of all jobs tell alike: which run it was, what it read, and how that was checked. */
export const manifestHead = ({ codeVersion, run, publishedAt, inputs, checked }: Published): Head => ({
  manifestVersion,
  business: run.business,
  runId: run.runId,
  asOf: run.asOf,
  timeZone: run.timeZone,
  codeVersion,
  configurationHash: run.configurationHash,
  publishedAt,
  inputs: inputs.map(({ sheets, ...file }) => ({ ...file, ...(sheets && { sheets: [...sheets] }) })),
  gates: checked.findings.map((finding) => ({ ...finding })),
  drift: checked.drift && {
    runId: checked.drift.runId,
    changes: checked.drift.changes.map((change) => ({ ...change })),
  },
});

/** Writes the manifest of a run, which makes it count. */
export const writeManifest = (store: Store, manifest: RunManifest): Promise<DocumentRef> =>
  writeDocument(store, manifest, 'manifest.json', { kind: 'manifest', stage: 'publish' }, (path) =>
    writeFile(path, `${JSON.stringify(manifest, null, 2)}\n`),
  );
