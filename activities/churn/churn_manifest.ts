import type { ChurnData } from '../../contracts/churn_steps.js';
import type { ChurnScoresManifest, ChurnTrainingManifest, RunManifest } from '../../contracts/manifest.js';
import type { RunContext } from '../../contracts/steps.js';
import { churnTables } from '../../domain/churn/tables.js';
import { tableNames } from '../../domain/tables/index.js';
import { manifestHead } from '../published_manifest.js';
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
    ...manifestHead({ codeVersion, run, publishedAt, inputs, checked }),
    counts: { ...counts, members },
    tables: made.tables,
    workingTables: { ...own, ...made.workingTables },
    documents: made.documents,
    notAvailable: tableNames.filter((name) => config.tables[name] === undefined && churnTables.has(name)),
    warnings: [...checked.warnings, ...made.warnings],
    toldWarnings: [...(checked.toldWarnings ?? []), ...(made.toldWarnings ?? [])],
    dataOf,
    definitionHash,
    labelDays: churn.label_days,
    gapDays: churn.gap_days,
  };
}
