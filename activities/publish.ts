import { writeFile } from 'node:fs/promises';
import type { Config } from '../config/schema.js';
import { manifestVersion, type Manifest } from '../contracts/manifest.js';
import type { DocumentRef } from '../contracts/references.js';
import type {
  CheckResult,
  CleanResult,
  ExtractResult,
  PublishResult,
  RunContext,
  ScoreResult,
  TableRefs,
} from '../contracts/steps.js';
import type { AuditResult } from '../contracts/steps.js';
import { tableNames } from '../domain/tables/index.js';
import type { Dependencies } from './dependencies.js';
import { publishDatabase, refuseLockedDatabase } from './publish_database.js';
import { oneAtATime } from './one_at_a_time.js';
import { placeWorkbook, storeWorkbook } from './publish_workbook.js';
import { configurationOf, writeDocument } from './run_folder.js';
import { durably, type Step } from './step.js';

export interface Publication {
  readonly run: RunContext;
  /** By the workflow's clock, so that a publication that is tried again writes the same. */
  readonly publishedAt: string;
  readonly extracted: ExtractResult;
  readonly audited: AuditResult;
  readonly cleaned: CleanResult;
  readonly checked: CheckResult;
  readonly scored: ScoreResult;
}

/** Everything that one publication is made with. */
export interface Publishing extends Publication, Dependencies {
  readonly config: Config;
  readonly tables: TableRefs;
  readonly manifest: Manifest;
  readonly step: Step;
}

/**
 * Writes the results where people find them: database, workbook, and last the manifest, which makes the run count.
 * What takes long is done first, within the run's folder and one transaction. From its commit on nothing looks at
 * cancellation any more, so that a run that ends as cancelled has published nothing.
 */
export const publish = (dependencies: Dependencies) => {
  // DuckDB's lock on a file holds off other processes, never another session of this one, and is lost as soon as
  // anything in this process closes the file: two publications at a time would lose one of them.
  const withDatabases = oneAtATime();
  return (publication: Publication): Promise<PublishResult> =>
    durably(async (step) => {
      const { store } = dependencies;
      const { run } = publication;
      const config = await configurationOf(store, run);
      const tables = publishedTables(publication);
      const manifest = manifestOf(dependencies.codeVersion, config, publication, tables);
      const publishing: Publishing = { ...publication, ...dependencies, config, tables, manifest, step };
      const { database } = config.publish;
      if (database !== false) await withDatabases(() => refuseLockedDatabase(publishing, database));
      const workbook = config.publish.workbook ? await storeWorkbook(publishing) : null;
      const documents: DocumentRef[] = [];
      if (database !== false)
        documents.push(await withDatabases(() => publishDatabase(publishing, database)));
      else step.signal.throwIfAborted();
      if (workbook !== null) documents.push(await placeWorkbook(publishing, workbook));
      const complete: Manifest = { ...manifest, documents: [...manifest.documents, ...documents] };
      const written = await writeDocument(
        store,
        run,
        'manifest.json',
        { kind: 'manifest', stage: 'publish' },
        (path) => writeFile(path, `${JSON.stringify(complete, null, 2)}\n`),
      );
      return { documents: [...documents, written] };
    });
};

/** Tables that people and other programs find under their name. */
function publishedTables({ audited, cleaned, scored }: Publication): TableRefs {
  const results = Object.entries(cleaned.tables).filter(
    ([name]) =>
      name === 'orders_clean' ||
      name === 'order_adjustments' ||
      name === 'reconciliation' ||
      name.endsWith('_quarantine'),
  );
  return {
    ...Object.fromEntries(results),
    audit: audited.audit,
    rfm_scores: scored.scores,
    rfm_groups: scored.groups,
  };
}

function manifestOf(
  codeVersion: string,
  config: Config,
  { run, publishedAt, extracted, cleaned, checked, scored }: Publication,
  tables: TableRefs,
): Manifest {
  const { figures } = cleaned;
  return {
    manifestVersion,
    business: run.business,
    job: run.job,
    runId: run.runId,
    asOf: run.asOf,
    timeZone: run.timeZone,
    codeVersion,
    configurationHash: run.configurationHash,
    publishedAt,
    inputs: extracted.files.map(({ sheets, ...file }) => ({
      ...file,
      ...(sheets === undefined ? {} : { sheets: [...sheets] }),
    })),
    counts: { lines: figures.lines, orders: figures.orders, members: scored.members },
    periods: scored.periods.map(({ edges, ...period }) => ({
      ...period,
      edges: { recency: [...edges.recency], frequency: [...edges.frequency], monetary: [...edges.monetary] },
    })),
    weights: scored.weights,
    consistencyRatio: scored.consistencyRatio,
    namesVersion: scored.namesVersion,
    gates: checked.findings.map((finding) => ({ ...finding })),
    drift:
      checked.drift === null
        ? null
        : { runId: checked.drift.runId, changes: checked.drift.changes.map((change) => ({ ...change })) },
    tables: { ...tables },
    documents: [run.configuration],
    notAvailable: tableNames.filter((name) => config.tables[name] === undefined && usedByRfm.has(name)),
    warnings: [...checked.warnings, ...scored.warnings],
  };
}

/** Tables that this job would use if they were configured. */
const usedByRfm = new Set<string>(['members', 'member_links', 'exclusions', 'exchange_rates', 'refunds']);
