import { readFile, rm } from 'node:fs/promises';
import { retentionPlanSchema, type RetentionPlan } from '../contracts/retention.js';
import type { DocumentRef } from '../contracts/references.js';
import type { RunContext } from '../contracts/steps.js';
import { isUnderWay } from '../domain/retention/plan.js';
import { removeRuns } from '../outputs/database/published_runs.js';
import { readManifest, supersedeManifest } from '../store/manifest.js';
import type { Store } from '../store/store.js';
import type { Dependencies } from './dependencies.js';
import type { OneAtATime } from './one_at_a_time.js';
import { withOutputDatabase } from './output_database.js';
import { configurationOf, scratchFolder } from './run_folder.js';
import { durably } from './step.js';
import { withoutRemoved } from './superseding_manifest.js';
import { jobsUnderWay } from './under_way.js';

type Going = RetentionPlan['artifacts'][number];

interface PlannedRemoval {
  readonly run: RunContext;
  readonly plan: DocumentRef;
  readonly now: string;
}

/**
 * Removes what a plan lets go, but for that which a job has come to need since. The manifest of a run is superseded
 * before its files go, so that no manifest ever names what is not there; removing again what is gone is no fault.
 */
export const removePlanned =
  (dependencies: Dependencies, withDatabases: OneAtATime) =>
  ({ run, plan, now }: PlannedRemoval): Promise<{ readonly artifacts: number; readonly bytes: number }> =>
    durably(async (step) => {
      const { store } = dependencies;
      const { artifacts } = retentionPlanSchema.parse(
        JSON.parse(await readFile(await store.get(plan), 'utf8')),
      );
      const underWay = await jobsUnderWay(run.business);
      const going = artifacts.filter((artifact) => !isUnderWay(artifact, underWay));
      const databaseRuns = going.filter(({ kind }) => kind === 'database').map(({ runId }) => runId);
      if (databaseRuns.length > 0) {
        const config = await configurationOf(store, run);
        await withDatabases(() =>
          withOutputDatabase(dependencies, run, config, step.signal, (session) =>
            removeRuns(session, databaseRuns),
          ),
        );
      }
      for (const runId of new Set(going.map((artifact) => artifact.runId))) {
        step.signal.throwIfAborted();
        step.report({ removing: runId });
        const its = going.filter((artifact) => artifact.runId === runId);
        if (runId !== '') await forget(store, { business: run.business, runId }, its, now);
        for (const artifact of its) await remove(store, run.business, artifact);
      }
      return { artifacts: going.length, bytes: going.reduce((sum, { bytes }) => sum + bytes, 0) };
    });

async function forget(
  store: Store,
  of: Pick<RunContext, 'business' | 'runId'>,
  going: readonly Going[],
  now: string,
): Promise<void> {
  const manifest = await readManifest(store, of);
  if (manifest !== null) await supersedeManifest(store, withoutRemoved(manifest, going, now));
}

async function remove(store: Store, business: string, { kind, runId, places }: Going): Promise<void> {
  switch (kind) {
    case 'database':
      return;
    case 'outbox':
      for (const file of places) await rm(file, { force: true });
      return;
    case 'scratch':
      await rm(scratchFolder(store, { business, runId }), { recursive: true, force: true });
  }
  for (const uri of places) await store.remove(uri);
}
