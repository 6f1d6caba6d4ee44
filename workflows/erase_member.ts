import { CancellationScope, sleep, workflowInfo } from '@temporalio/workflow';
import type { ErasureOrder, ErasureOutcome } from '../contracts/erasure.js';
import { eraseInputSchema, type EraseInput, type JobResult } from '../contracts/run.js';
import { memoText } from '../contracts/run_start.js';
import type { RunContext } from '../contracts/steps.js';
import { counted, figure } from '../domain/text/counted.js';
import { runJob } from './job.js';
import type { Progress } from './progress.js';
import { notFromAll, rewriteRuns } from './rewrite_runs.js';
import { steps } from './steps.js';

/** Takes a member out of everything that is stored, and bars them from all that follows. */
export async function eraseMember(input: EraseInput): Promise<JobResult> {
  return await runJob('eraseMember', eraseInputSchema, input, async (run, valid, progress) => {
    const { tombstone, dryRun } = valid;
    const at = workflowInfo().startTime.toISOString();
    const barred = await progress.step(
      'bar',
      () =>
        steps.barMember({
          run,
          tombstone,
          dryRun,
          requester: memoText(workflowInfo().memo, 'requester'),
          at,
        }),
      ({ tombstones }) => counted(tombstones.length, 'number'),
    );
    const erasure: ErasureOrder = { id: barred.id, at, tombstones: barred.tombstones, dryRun };
    try {
      await progress.step(
        'wait',
        () => (dryRun ? Promise.resolve() : untilAlone(run, erasure)),
        () => (dryRun ? 'not needed' : 'no other run is under way'),
      );
      return await erase(run, erasure, barred.erasedBefore, progress);
    } catch (error) {
      // The member stays barred; other runs must not wait for somebody who looks after this one.
      if (!dryRun)
        await CancellationScope.nonCancellable(() => steps.holdRuns({ run, erasure, held: false }));
      throw error;
    }
  });
}

/** Milliseconds until what is under way is looked at again: more and more, since a run may take hours. */
const looks = { first: 1_000, last: 60_000 } as const;
/** Milliseconds that listings of the server may be behind. */
const listingDelay = 3_000;

/**
 * Waits until no other run of the business is under way, and keeps others from beginning. One that began in the
 * moment between goes on to its end first.
 */
async function untilAlone(run: RunContext, erasure: ErasureOrder): Promise<void> {
  const { business } = run;
  for (;;) {
    await untilNoneUnderWay(business);
    await steps.holdRuns({ run, erasure, held: true });
    await sleep(listingDelay);
    if ((await steps.runsUnderWay({ business })).length === 0) return;
    await steps.holdRuns({ run, erasure, held: false });
  }
}

async function untilNoneUnderWay(business: string): Promise<void> {
  for (let wait: number = looks.first; ; wait = Math.min(2 * wait, looks.last)) {
    if ((await steps.runsUnderWay({ business })).length === 0) return;
    await sleep(wait);
  }
}

async function erase(
  run: RunContext,
  erasure: ErasureOrder,
  erasedBefore: string | null,
  progress: Progress,
): Promise<JobResult> {
  const { business } = run;
  const { dryRun } = erasure;
  const stored = await progress.step(
    'runs',
    () => rewriteRuns(run, erasure),
    ({ changed, rows }) => `${counted(rows, 'row')} of ${counted(changed.length, 'run')}`,
  );
  const { changed, removed: ofRuns, damaged, ...counts } = stored;
  const databaseRows = await progress.step(
    'database',
    () => steps.eraseFromDatabase({ run, erasure, changed }),
    (rows) => counted(rows, 'row'),
  );
  const outputs = await progress.step(
    'outputs',
    () => steps.eraseFromOutputs({ run, erasure, changed }),
    ({ documents, removed }) => `${figure(documents)} made anew, ${figure(removed.length)} removed`,
  );
  if (damaged.length > 0 && !dryRun) throw notFromAll(damaged, stored);
  const outcome: ErasureOutcome = {
    dryRun,
    erasedBefore,
    numbers: erasure.tombstones.length,
    runs: changed.length,
    ...counts,
    documents: counts.documents + outputs.documents,
    removed: ofRuns.length + outputs.removed.length,
    databaseRows,
  };
  const record = await progress.step(
    'record',
    async () =>
      dryRun
        ? null
        : await steps.recordErasure({
            run: { business },
            erasure,
            outcome,
            finishedAt: new Date().toISOString(),
          }),
    () => (dryRun ? 'nothing was changed' : 'done'),
  );
  const documents = [run.configuration, ...(record === null ? [] : [record])];
  progress.finish('completed', documents);
  return {
    runId: run.runId,
    counts: null,
    tables: {},
    documents,
    warnings: [
      ...damaged.map((of) => `What is stored of run ${of} cannot be read: erasing would end as failed`),
      ...[...new Set([...ofRuns, ...outputs.removed])].map(
        (name) => `${name} could not be made anew${dryRun ? '' : ' and was removed'}`,
      ),
    ],
    erasure: outcome,
  };
}
