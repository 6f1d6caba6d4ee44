import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { retention, type Config } from '../config/schema.js';
import { retentionPlanVersion, type RetentionPlan } from '../contracts/retention.js';
import type { DocumentRef } from '../contracts/references.js';
import type { RunContext } from '../contracts/steps.js';
import { isMailOf } from '../domain/mail/outbox.js';
import type { Artifact } from '../domain/retention/artifact.js';
import { planRetention } from '../domain/retention/plan.js';
import { mailRoute } from '../outputs/mail/delivery/route.js';
import { runsInDatabase } from '../outputs/database/published_runs.js';
import { filesBelow } from '../store/files_below.js';
import type { Dependencies } from './dependencies.js';
import { artifactsInStore } from './kept_artifacts.js';
import type { OneAtATime } from './one_at_a_time.js';
import { withOutputDatabase } from './output_database.js';
import { outputFolder } from './place_document.js';
import { configurationOf, writeDocument } from './run_folder.js';
import { durably, type Step } from './step.js';
import { jobsUnderWay } from './under_way.js';

/** How much a plan lets go. */
export interface PlannedRemovals {
  readonly plan: DocumentRef;
  readonly artifacts: number;
  readonly bytes: number;
}

/**
 * Finds out what the retention policy of the configuration lets go, and keeps the plan in the folder of the run.
 * @param now by the workflow's clock, so that a plan that is made again is the same
 */
export const planRemovals =
  (dependencies: Dependencies, withDatabases: OneAtATime) =>
  ({ run, now }: { readonly run: RunContext; readonly now: string }): Promise<PlannedRemovals> =>
    durably(async (step) => {
      const { store } = dependencies;
      const config = await configurationOf(store, run);
      const artifacts = [
        ...(await artifactsInStore(store, run)),
        ...(await artifactsInDatabase(dependencies, withDatabases, run, config, step)),
        ...(await artifactsInOutbox(run, config)),
      ];
      // Asked after the artifacts were looked at: what began since has none among them.
      const underWay = await jobsUnderWay(run.business);
      const going = planRetention(artifacts, config.retention ?? retention.parse({}), underWay, now);
      const plan: RetentionPlan = {
        planVersion: retentionPlanVersion,
        plannedAt: now,
        artifacts: going.map((artifact) => ({ ...artifact, places: [...artifact.places] })),
        looked: { artifacts: artifacts.length, bytes: bytesOf(artifacts) },
      };
      const document = await writeDocument(
        store,
        run,
        'retention.json',
        { kind: 'retention', stage: 'plan' },
        (path) => writeFile(path, `${JSON.stringify(plan, null, 2)}\n`),
      );
      return { plan: document, artifacts: going.length, bytes: bytesOf(going) };
    });

const bytesOf = (artifacts: readonly Artifact[]): number =>
  artifacts.reduce((sum, { bytes }) => sum + bytes, 0);

/** Runs whose rows the output database has. */
async function artifactsInDatabase(
  dependencies: Dependencies,
  withDatabases: OneAtATime,
  run: RunContext,
  config: Config,
  { signal }: Step,
): Promise<readonly Artifact[]> {
  // Without a rule for it the database need not be opened, which another program may be holding.
  if (config.retention?.database === undefined) return [];
  const runs = await withDatabases(() =>
    withOutputDatabase(dependencies, run, config, signal, (session) => runsInDatabase(session, run.business)),
  );
  return (runs ?? []).map(({ runId, job, asOf, publishedAt, rows }) => ({
    kind: 'database',
    job,
    runId,
    asOf,
    at: publishedAt,
    bytes: 0,
    rows,
    places: [],
  }));
}

/** Mails that were written to the outbox of the business. */
async function artifactsInOutbox(run: RunContext, config: Config): Promise<readonly Artifact[]> {
  if (config.mail === undefined) return [];
  const route = mailRoute(config.mail, outputFolder(run, config), process.env);
  if (route.kind !== 'outbox') return [];
  const files = await filesBelow(route.folder);
  return files
    .filter(({ path }) => isMailOf(run.business, basename(path)))
    .map(({ path, bytes, modifiedAt }) => ({
      kind: 'outbox',
      job: '',
      runId: '',
      asOf: '',
      at: modifiedAt.toISOString(),
      bytes,
      rows: 0,
      places: [path],
    }));
}
