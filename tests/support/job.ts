import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createActivities, type Activities } from '../../activities/index.js';
import { configHash } from '../../config/hash.js';
import { parseConfig } from '../../config/load.js';
import type { TableRef } from '../../contracts/references.js';
import type {
  AuditResult,
  CheckResult,
  CleanResult,
  ExtractResult,
  FeaturesResult,
  FindingsResult,
  PublishResult,
  RunContext,
  ScoreResult,
} from '../../contracts/steps.js';
import { createDuckDb } from '../../engine/duckdb/duckdb.js';
import { parquetRelation } from '../../engine/parquet.js';
import type { Row } from '../../engine/session.js';
import { openFolderStore } from '../../store/folder.js';
import { activityEnvironment } from './activity_environment.js';

/** Everything the steps of an RFM job gave, as the workflow would have it. */
export interface JobSteps {
  readonly run: RunContext;
  readonly extracted: ExtractResult;
  readonly audited: AuditResult;
  readonly cleaned: CleanResult;
  readonly checked: CheckResult;
  readonly featured: FeaturesResult;
  readonly scored: ScoreResult;
  readonly found: FindingsResult;
}

/** A folder with a store in which the steps of jobs run in this process, without a server. */
export interface Workbench {
  readonly folder: string;
  readonly activities: Activities;
  open(document: Readonly<Record<string, unknown>>, asOf: string, runId?: string): Promise<RunContext>;
  /** Steps from extraction to the findings, in the workflow's order. */
  score(document: Readonly<Record<string, unknown>>, asOf: string, runId?: string): Promise<JobSteps>;
  clean(
    document: Readonly<Record<string, unknown>>,
    asOf: string,
    runId?: string,
  ): Promise<Pick<JobSteps, 'run' | 'extracted' | 'cleaned'>>;
  publish(steps: JobSteps, publishedAt?: string): Promise<PublishResult>;
  /** Rows of a stored table, in its order. */
  rows(ref: TableRef | undefined, columns?: string): Promise<readonly Row[]>;
  run<T, A extends unknown[]>(activity: (...parameters: A) => Promise<T>, ...parameters: A): Promise<T>;
  dispose(): Promise<void>;
}

/** Opens a workbench in a temporary folder; paths of configurations are relative to it. */
export async function openWorkbench(): Promise<Workbench> {
  const folder = await mkdtemp(join(tmpdir(), 'memberflow-'));
  const store = openFolderStore(join(folder, 'store'));
  const engine = createDuckDb({ memoryLimit: '1GB', threads: 2 });
  const activities = createActivities({ store, engine, codeVersion: 'test' });
  const run = <T, A extends unknown[]>(activity: (...parameters: A) => Promise<T>, ...parameters: A) =>
    activityEnvironment().run<A, T, (...parameters: A) => Promise<T>>(activity, ...parameters);

  const bench: Workbench = {
    folder,
    activities,
    run,
    async open(document, asOf, runId = 'run-1') {
      const config = parseConfig(document);
      const { business, time_zone: timeZone } = config;
      const configurationHash = configHash(config);
      const input = {
        business,
        asOf,
        timeZone,
        configuration: { ...config },
        configurationHash,
        baseFolder: folder,
      };
      const configuration = await run(activities.openRun, { input, runId });
      return {
        business,
        job: 'rfm',
        runId,
        asOf,
        timeZone,
        configuration,
        configurationHash,
        baseFolder: folder,
      };
    },
    async clean(document, asOf, runId) {
      const context = await bench.open(document, asOf, runId);
      const extracted = await run(activities.extract, context);
      const cleaned = await run(activities.clean, { run: context, staged: extracted.tables });
      return { run: context, extracted, cleaned };
    },
    async score(document, asOf, runId) {
      const { run: context, extracted, cleaned } = await bench.clean(document, asOf, runId);
      const audited = await run(activities.audit, { run: context, staged: extracted.tables });
      const checked = await run(activities.check, { run: context, cleaned });
      const featured = await run(activities.features, { run: context, cleaned });
      const scored = await run(activities.score, {
        run: context,
        features: featured,
        members: cleaned.tables['members_clean'] ?? null,
      });
      const found = await run(activities.findings, { run: context, audited, cleaned, scored });
      return { run: context, extracted, audited, cleaned, checked, featured, scored, found };
    },
    publish: (
      { run: context, extracted, audited, cleaned, checked, featured, scored, found },
      publishedAt = '2020-01-01T00:00:00.000Z',
    ) =>
      run(activities.publish, {
        run: context,
        publishedAt,
        extracted,
        audited,
        cleaned,
        checked,
        features: featured,
        scored,
        facts: found.facts,
      }),
    async rows(ref, columns = '*') {
      if (ref === undefined) throw new Error('There is no such table');
      const path = await store.get(ref);
      return await engine.withSession(
        { temporaryFolder: join(folder, 'reading'), signal: new AbortController().signal },
        (session) => session.rows(`select ${columns} from ${parquetRelation(path)}`),
      );
    },
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
  return bench;
}
