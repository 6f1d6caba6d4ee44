import type { Client, WorkflowExecutionInfo } from '@temporalio/client';
import { firstRunIdOf } from '../../contracts/execution.js';
import { MemberflowError } from '../../contracts/failures.js';
import { childWorkflowId, workflowTypes } from '../../contracts/identity.js';
import type { Manifest, RunManifest } from '../../contracts/manifest.js';
import { rfmFigures } from '../../contracts/rfm_figures.js';
import { readManifest } from '../../store/manifest.js';
import { openStore } from '../../store/open.js';
import { storeUri } from '../../store/uri.js';
import { findRun } from './find.js';
import type { RunReference } from './reference.js';

/** Which run is meant, and where published runs are kept. */
export interface RunSearch {
  readonly client: Client;
  readonly home: string;
  readonly business: string;
  /** As `runs show` takes it: a workflow id, a run id, or a part that only one has; of member operations its figures. */
  readonly id: string;
}

/**
 * Finds a published RFM run, also one that the server has forgotten and only the store still has.
 * @throws MemberflowError `InvalidInput` when none or several match, or the run has published no RFM figures
 */
export const findRfmRun = async (search: RunSearch): Promise<Manifest> =>
  rfmFigures(await findPublishedRun(search));

/**
 * Finds a published run of any job; of member operations the part that computed the RFM figures.
 * @throws MemberflowError `InvalidInput` when none or several match, or the run has published no figures
 */
export async function findPublishedRun({ client, ...search }: RunSearch): Promise<RunManifest> {
  const stored = await findStoredRun(search);
  if (stored !== null) return stored;
  const run = await findRun(client, search.id);
  const runId = await publishedRunIdOf(client, run);
  const manifest = await readManifest(openStore(search.home), { business: search.business, runId });
  if (manifest === null) throw withoutFigures(run.workflowId);
  return manifest;
}

type StoredRunSearch = Omit<RunSearch, 'client'>;

/** A published run by its run id, or by the beginning of one, which needs no server; null where there is none. */
export async function findStoredRun(search: StoredRunSearch): Promise<RunManifest | null> {
  const store = openStore(search.home);
  const runIds = await store.list(storeUri(search.business, 'runs'));
  const meant = runIds.filter((runId) => runId.startsWith(search.id));
  // A run that has no manifest yet is not published, and does not make the id of another ambiguous.
  const found = await Promise.all(
    meant.map((runId) => readManifest(store, { business: search.business, runId })),
  );
  const [only, ...others] = found.filter((manifest) => manifest !== null);
  return only === undefined || others.length > 0 ? null : only;
}

/** The run itself, or that of its part which computed the figures. */
async function publishedRunIdOf(client: Client, run: RunReference): Promise<string> {
  const { type } = await client.workflow.getHandle(run.workflowId, run.temporalRunId).describe();
  if (type !== workflowTypes.memberOperations) return run.runId;
  const part = childWorkflowId(run.workflowId, 'rfm');
  const query = `WorkflowId = '${part.replaceAll("'", "''")}'`;
  for await (const info of client.workflow.list({ query })) {
    if (parentRunIdOf(info) === run.temporalRunId) return firstRunIdOf(info.raw, info.runId);
  }
  throw withoutFigures(run.workflowId);
}

const parentRunIdOf = ({ raw }: WorkflowExecutionInfo): string | undefined =>
  raw.parentExecution?.runId ?? undefined;

const withoutFigures = (workflowId: string): MemberflowError =>
  new MemberflowError('InvalidInput', `${workflowId} has published no figures`, {
    remedy: 'Name a completed run of rfm or memberOperations: memberflow runs list shows them.',
  });
