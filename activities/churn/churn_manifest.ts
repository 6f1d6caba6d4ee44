import { writeFile } from 'node:fs/promises';
import type { ChurnData } from '../../contracts/churn_steps.js';
import {
  manifestVersion,
  type ChurnScoresManifest,
  type ChurnTrainingManifest,
  type RunManifest,
} from '../../contracts/manifest.js';
import type { DocumentRef } from '../../contracts/references.js';
import type { RunContext } from '../../contracts/steps.js';
import { tableNames } from '../../domain/tables/index.js';
import type { Store } from '../../store/store.js';
import { writeDocument } from '../run_folder.js';
import type { ChurnSettings } from './settings.js';

type OfBoth = keyof ChurnTrainingManifest & keyof ChurnScoresManifest;
type Made = Pick<RunManifest, 'tables' | 'workingTables' | 'documents' | 'warnings' | 'toldWarnings'>;

export interface ChurnPublication {
  readonly run: RunContext;
  /** By the workflow's clock, so that a publication that is tried again writes the same. */
  readonly publishedAt: string;
  readonly data: ChurnData;
}

/** What the manifests of both churn jobs tell alike. */
export function churnManifest(
  codeVersion: string,
  { run, publishedAt, data }: ChurnPublication,
  { config, churn, definitionHash }: ChurnSettings,
  members: number,
  made: Made,
): Omit<Pick<ChurnTrainingManifest, OfBoth>, 'job'> {
  const { inputs, counts, checked, dataOf, own } = data;
  return {
    manifestVersion,
    business: run.business,
    runId: run.runId,
    asOf: run.asOf,
    timeZone: run.timeZone,
    codeVersion,
    configurationHash: run.configurationHash,
    publishedAt,
    inputs: inputs.map(({ sheets, ...file }) => ({ ...file, ...(sheets && { sheets: [...sheets] }) })),
    counts: { ...counts, members },
    gates: checked.findings.map((finding) => ({ ...finding })),
    drift: checked.drift && {
      runId: checked.drift.runId,
      changes: checked.drift.changes.map((change) => ({ ...change })),
    },
    tables: made.tables,
    workingTables: { ...own, ...made.workingTables },
    documents: made.documents,
    notAvailable: tableNames.filter((name) => config.tables[name] === undefined && usedByChurn.has(name)),
    warnings: [...checked.warnings, ...made.warnings],
    toldWarnings: [...(checked.toldWarnings ?? []), ...(made.toldWarnings ?? [])],
    dataOf,
    definitionHash,
    labelDays: churn.label_days,
    gapDays: churn.gap_days,
  };
}

/** Tables that these jobs would use if they were configured. */
const usedByChurn = new Set<string>([
  'members',
  'member_history',
  'member_links',
  'exclusions',
  'exchange_rates',
  'refunds',
  'order_items',
  'events',
  'campaigns',
  'contacts',
]);

/** Writes the manifest of a run, which makes it count. */
export const writeManifest = (store: Store, manifest: RunManifest): Promise<DocumentRef> =>
  writeDocument(store, manifest, 'manifest.json', { kind: 'manifest', stage: 'publish' }, (path) =>
    writeFile(path, `${JSON.stringify(manifest, null, 2)}\n`),
  );
