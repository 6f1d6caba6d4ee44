import type { BarResult } from '../../contracts/erasure.js';
import type { RunContext } from '../../contracts/steps.js';
import { addLinks, openLinks, withLinked } from '../../sql/steps/erasing/linked.js';
import { businessKey } from '../../store/business_key.js';
import { ifWhole } from '../../store/if_whole.js';
import { erasureOf, keepErasure, type Erasure } from '../../store/erasures.js';
import type { Dependencies } from '../dependencies.js';
import { publishedRuns } from '../earlier_runs.js';
import { scratchOf, storedRelation } from '../run_folder.js';
import { durably } from '../step.js';
import { tablesInStore } from './kept_run.js';

export interface MemberToBar {
  readonly run: RunContext;
  readonly tombstone: string;
  readonly dryRun: boolean;
  /** Who asked, as `user@host`; empty where it is not known. */
  readonly requester: string;
  /** By the workflow's clock. */
  readonly at: string;
}

/** Draws the secret of the business, so that the client can read it and make a tombstone. */
export const drawKey =
  ({ store }: Dependencies) =>
  ({ business }: Pick<RunContext, 'business'>): Promise<void> =>
    durably(async () => {
      await businessKey(store, business);
    });

/**
 * Bars a member, and all numbers that stored links join with theirs, from every later run. That is kept before
 * anything is rewritten, so that no run begun meanwhile brings the member back; by the number that was given before
 * anything else is read, so that nothing that is damaged in the store keeps the member in later runs.
 */
export const barMember =
  (dependencies: Dependencies) =>
  ({ run, tombstone, dryRun, requester, at }: MemberToBar): Promise<BarResult> =>
    durably(async ({ signal }) => {
      const { store } = dependencies;
      const before = await erasureOf(store, run.business, tombstone);
      const known = [...new Set([...(before?.tombstones ?? []), tombstone])];
      const erasure: Erasure = {
        version: 1,
        id: before?.id ?? run.runId,
        requester: before?.requester ?? requester,
        requestedAt: before?.requestedAt ?? at,
        finishedAt: before?.finishedAt ?? null,
        outcome: before?.outcome ?? null,
        tombstones: known,
        state: 'waiting',
      };
      if (!dryRun) await keepErasure(store, run.business, erasure);
      const linked = await linkedTombstones(dependencies, run, tombstone, signal);
      const tombstones = [...new Set([...known, ...linked])];
      if (!dryRun) await keepErasure(store, run.business, { ...erasure, tombstones });
      return { id: erasure.id, tombstones, erasedBefore: erasure.finishedAt };
    });

/** What cannot be read links nobody: the step that rewrites its run tells of it. */
async function linkedTombstones(
  { store, engine }: Dependencies,
  run: RunContext,
  tombstone: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const key = await businessKey(store, run.business);
  return await engine.withSession(
    { temporaryFolder: scratchOf(store, run, 'bar'), signal },
    async (session) => {
      await openLinks(session);
      for (const manifest of (await publishedRuns(store, run.business)).manifests) {
        const { member_links_clean: links } = await tablesInStore(store, manifest);
        const relation = links === undefined ? null : await ifWhole(storedRelation(store, links));
        if (relation !== null) await addLinks(session, relation);
      }
      return (await withLinked(session, { tombstones: [tombstone], key })).tombstones;
    },
  );
}
