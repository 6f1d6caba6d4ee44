import { ApplicationFailure, patched } from '@temporalio/workflow';
import type { ErasureOrder, ErasureOutcome, RunErasure } from '../contracts/erasure.js';
import type { FailureDetails, FailureName } from '../contracts/failures.js';
import type { RunContext } from '../contracts/steps.js';
import { hasFailedWith } from './failed_with.js';
import { counted } from '../domain/text/counted.js';
import { steps } from './steps.js';

/** What was taken out of the stored runs. */
export interface RewrittenRuns extends Pick<ErasureOutcome, 'tables' | 'rows' | 'documents' | 'unpublished'> {
  /** Run ids. */
  readonly changed: readonly string[];
  /** Names of documents in the folders of runs that could not be made anew. */
  readonly removed: readonly string[];
  /** Run ids of those that the member cannot be taken out of: their manifest, or a table, cannot be read. */
  readonly damaged: readonly string[];
}

/**
 * One run after the other, those that tell of others after these. One that is damaged keeps the member in no other.
 */
export async function rewriteRuns(run: RunContext, erasure: ErasureOrder): Promise<RewrittenRuns> {
  const { business, runId } = run;
  const { published, others, damaged: withoutManifest = [] } = await steps.storedRuns({ business });
  const changed: string[] = [];
  const removed: string[] = [];
  const damaged = [...withoutManifest];
  const sums = { tables: 0, rows: 0, documents: 0 };
  for (const of of published) {
    const taken = await rewritten(run, of, erasure);
    if (taken === null) damaged.push(of);
    removed.push(...(taken?.removed ?? []));
    if (taken?.changed !== true) continue;
    changed.push(of);
    sums.tables += taken.tables;
    sums.rows += taken.rows;
    sums.documents += taken.documents;
  }
  const unpublished = await steps.removeUnpublished({
    business,
    runIds: others.filter((other) => other !== runId),
    dryRun: erasure.dryRun,
  });
  return { changed, removed, damaged, ...sums, unpublished };
}

/** Null: an artifact of the run is damaged. */
async function rewritten(run: RunContext, of: string, erasure: ErasureOrder): Promise<RunErasure | null> {
  try {
    return await steps.rewriteRun({ run, of, erasure });
  } catch (error) {
    // An erasure that began before it could go on past such a run ends with it, as it began.
    if (hasFailedWith(error, 'ArtifactDamaged') && patched('past-damaged-runs')) return null;
    throw error;
  }
}

/** What an erasure ends with that could not look into every run. */
export const notFromAll = (damaged: readonly string[], { changed }: RewrittenRuns): ApplicationFailure =>
  ApplicationFailure.create({
    type: 'ArtifactDamaged' satisfies FailureName,
    message: `The member is barred, and gone from ${counted(changed.length, 'stored run')}, but not from ${damaged.join(', ')}: what is stored of ${damaged.length === 1 ? 'it' : 'them'} cannot be read`,
    nonRetryable: true,
    details: [
      {
        remedy:
          'Restore the folder of the run from a backup of the store, or remove it where the run is of no use any more; then give the same memberflow erase again. A newer memberflow may have written it: then use that one.',
      } satisfies FailureDetails,
    ],
  });
