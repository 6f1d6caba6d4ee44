import type { Config } from '../config/schema.js';
import type { Manifest } from '../contracts/manifest.js';
import type { DocumentRef } from '../contracts/references.js';
import type {
  Audience,
  AuditResult,
  CheckResult,
  CleanResult,
  ExtractResult,
  FeaturesResult,
  PublishResult,
  RunContext,
  ScoreResult,
  TableRefs,
} from '../contracts/steps.js';
import { tableNames } from '../domain/tables/index.js';
import { publishedTables } from '../domain/tables/published.js';
import { composeReport } from '../reporting/compose.js';
import type { Stored } from '../store/store.js';
import type { Dependencies } from './dependencies.js';
import { refuseErased } from './erasing/refuse_erased.js';
import { publishDatabase, refuseLockedDatabase } from './publish_database.js';
import type { OneAtATime } from './one_at_a_time.js';
import { ownAudience } from './audiences.js';
import { gatherFacts } from './findings.js';
import { readFacts } from './open_published.js';
import { placeWorkbook, storeWorkbook } from './publish_workbook.js';
import { manifestHead, writeManifest } from './published_manifest.js';
import { configurationOf } from './run_folder.js';
import { durably, type Step } from './step.js';

export interface Publication {
  readonly run: RunContext;
  /** By the workflow's clock, so that a publication that is tried again writes the same. */
  readonly publishedAt: string;
  readonly extracted: ExtractResult;
  readonly audited: AuditResult;
  readonly cleaned: CleanResult;
  readonly checked: CheckResult;
  /** Absent of runs that began before it was passed on. */
  readonly features?: FeaturesResult;
  readonly scored: ScoreResult;
  /** Null or absent of runs that began before there were facts: they are gathered now. */
  readonly facts?: DocumentRef | null;
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
export const publish =
  (dependencies: Dependencies, withDatabases: OneAtATime) =>
  (publication: Publication): Promise<PublishResult> =>
    durably(async (step) => {
      const { store } = dependencies;
      const { run } = publication;
      const config = await configurationOf(store, run);
      const facts = publication.facts ?? (await gatherFacts(dependencies, publication, step)).facts;
      const { published: tables, working } = tablesOf(publication);
      await refuseErased(dependencies, { run, config, tables }, step);
      const manifest = manifestOf(dependencies.codeVersion, config, publication, {
        facts,
        published: tables,
        working,
      });
      const publishing: Publishing = { ...publication, ...dependencies, config, tables, manifest, step };
      const { database } = config.publish;
      if (database !== false) await withDatabases(() => refuseLockedDatabase(publishing));
      const audience = ownAudience(config);
      const workbook = config.publish.workbook ? await ownWorkbook(publishing, facts, audience) : null;
      const documents: DocumentRef[] = [];
      if (database !== false)
        documents.push(await withDatabases(() => publishDatabase(publishing, database)));
      else step.signal.throwIfAborted();
      if (workbook !== null) documents.push(await placeWorkbook(publishing, audience, workbook));
      const complete: Manifest = { ...manifest, documents: [...manifest.documents, ...documents] };
      return { documents: [...documents, await writeManifest(store, complete)] };
    });

async function ownWorkbook(publishing: Publishing, facts: DocumentRef, audience: Audience): Promise<Stored> {
  const { store, manifest, config } = publishing;
  const { locale } = audience;
  const report = composeReport({ facts: await readFacts(store, facts), manifest, config, locale });
  return await storeWorkbook(publishing, audience, report);
}

/**
 * Every table of the run, by whether people and other programs find it under its name; those that they do not were
 * made on the way and stay in the run's folder.
 */
function tablesOf({ extracted, audited, cleaned, features, scored }: Publication): {
  readonly published: TableRefs;
  readonly working: TableRefs;
} {
  const all: TableRefs = {
    ...Object.fromEntries(extracted.tables.map(({ name, ref }) => [`${name}_staged`, ref])),
    ...cleaned.tables,
    audit: audited.audit,
    ...(features === undefined ? {} : { member_orders: features.memberOrders }),
    rfm_scores: scored.scores,
    rfm_groups: scored.groups,
  };
  const names = new Set(publishedTables(tableNames));
  const which = (published: boolean): TableRefs =>
    Object.fromEntries(Object.entries(all).filter(([name]) => names.has(name) === published));
  return { published: which(true), working: which(false) };
}

function manifestOf(
  codeVersion: string,
  config: Config,
  publication: Publication,
  { facts, ...tables }: ReturnType<typeof tablesOf> & { readonly facts: DocumentRef },
): Manifest {
  const { run, publishedAt, extracted, cleaned, checked, scored } = publication;
  const { figures } = cleaned;
  return {
    ...manifestHead({ codeVersion, run, publishedAt, inputs: extracted.files, checked }),
    job: 'rfm',
    counts: { lines: figures.lines, orders: figures.orders, members: scored.members },
    periods: scored.periods.map(({ edges, ...period }) => ({
      ...period,
      edges: { recency: [...edges.recency], frequency: [...edges.frequency], monetary: [...edges.monetary] },
    })),
    weights: scored.weights,
    consistencyRatio: scored.consistencyRatio,
    ...(scored.learned === undefined ? {} : { learnedWeights: scored.learned }),
    namesVersion: scored.namesVersion,
    tables: { ...tables.published },
    workingTables: { ...tables.working },
    stagedColumns: Object.fromEntries(
      extracted.tables.map(({ name, columns }) => [name, columns.map((column) => ({ ...column }))]),
    ),
    documents: [run.configuration, facts],
    notAvailable: tableNames.filter((name) => config.tables[name] === undefined && usedByRfm.has(name)),
    warnings: [...checked.warnings, ...scored.warnings],
    toldWarnings: [...(checked.toldWarnings ?? []), ...(scored.toldWarnings ?? [])],
  };
}

/** Tables that this job would use if they were configured. */
const usedByRfm = new Set<string>(['members', 'member_links', 'exclusions', 'exchange_rates', 'refunds']);
