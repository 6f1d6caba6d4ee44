import { rm } from 'node:fs/promises';
import { Context } from '@temporalio/activity';
import type { StoredRuns } from '../../contracts/erasure.js';
import { workflowTypes } from '../../contracts/identity.js';
import type { RunContext } from '../../contracts/steps.js';
import type { Dependencies } from '../dependencies.js';
import { publishedRuns } from '../earlier_runs.js';
import { runUri, scratchFolder } from '../run_folder.js';
import { durably } from '../step.js';
import { listUnderWay } from '../under_way.js';

/**
 * Workflow ids of the runs of a business that are under way: rows of a member may still be on their way in them. Of
 * erasures only those that began earlier count, so that two never wait for each other.
 */
export const runsUnderWay =
  () =>
  ({ business }: Pick<RunContext, 'business'>): Promise<readonly string[]> =>
    durably(async () => {
      const { client, info } = Context.current();
      const { workflowId: ownId = '', runId: ownRun = '' } = info.workflowExecution ?? {};
      const own = await client.workflow.getHandle(ownId, ownRun).describe();
      const isEarlier = (startTime: Date, runId: string) =>
        startTime.getTime() < own.startTime.getTime() ||
        (startTime.getTime() === own.startTime.getTime() && runId < own.runId);
      return (await listUnderWay(business))
        .filter(({ type, runId }) => runId !== own.runId && !readsNoRows.includes(type))
        .filter(
          ({ type, startTime, runId }) => type !== workflowTypes.eraseMember || isEarlier(startTime, runId),
        )
        .map(({ workflowId }) => workflowId);
    });

const readsNoRows: readonly string[] = [workflowTypes.check, workflowTypes.prepareErasure];

/**
 * The runs of a business that the store has; the published ones so that who tells of another comes after it: in the order
 * of their publication, but RFM runs last, whose pages tell of scores that were published later.
 */
export const storedRuns =
  ({ store }: Dependencies) =>
  ({ business }: Pick<RunContext, 'business'>): Promise<StoredRuns> =>
    durably(async () => {
      const { manifests, damaged, unpublished } = await publishedRuns(store, business);
      const told = [
        ...manifests.filter(({ job }) => job !== 'rfm'),
        ...manifests.filter(({ job }) => job === 'rfm'),
      ];
      return { published: told.map(({ runId }) => runId), others: unpublished, damaged };
    });

/**
 * What stays of a run that has published nothing: how it was configured, which mails told of it, what it let go, and how
 * it compared. There are no rows in these.
 */
const kept: readonly string[] = ['config.json', 'mail', 'scratch', 'retention.json', 'comparison.json'];

/**
 * Removes what runs without a publication have stored on the way: no manifest tells the hashes by which their tables
 * could be trusted and rewritten.
 * @returns how many had something
 */
export const removeUnpublished =
  ({ store }: Dependencies) =>
  ({
    business,
    runIds,
    dryRun,
  }: {
    readonly business: string;
    readonly runIds: readonly string[];
    readonly dryRun: boolean;
  }): Promise<number> =>
    durably(async () => {
      let count = 0;
      for (const runId of runIds) {
        const folder = { business, runId };
        if (!dryRun) await rm(scratchFolder(store, folder), { recursive: true, force: true });
        const names = (await store.list(runUri(folder))).filter((name) => !kept.includes(name));
        if (names.length === 0) continue;
        count += 1;
        if (dryRun) continue;
        for (const name of names) await store.remove(runUri(folder, name));
      }
      return count;
    });
