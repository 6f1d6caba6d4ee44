import type { ChurnData } from '../contracts/churn_steps.js';
import { churnInputSchema, type ChurnInput, type JobResult } from '../contracts/run.js';
import type { RunContext } from '../contracts/steps.js';
import { churnData } from './churn_data.js';
import { refuseUnconfigured } from './churn_wanted.js';
import { runJob } from './job.js';
import type { Progress } from './progress.js';
import { tellingFailure } from './tell_failure.js';

/** Does a churn job on its clean data, unless the configuration says nothing of churn, and tells of its failure. */
export const churnJob = (
  job: 'trainChurn' | 'scoreChurn',
  input: ChurnInput,
  work: (run: RunContext, data: ChurnData, progress: Progress) => Promise<JobResult>,
): Promise<JobResult> =>
  runJob(job, churnInputSchema, input, (run, valid, progress) =>
    tellingFailure(run, async () => {
      refuseUnconfigured(valid);
      return await work(run, await churnData(run, valid.rfmRunId, progress), progress);
    }),
  );
