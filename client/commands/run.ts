import type { NamedJob } from '../grammar/named_jobs.js';
import type { Surroundings } from '../surroundings.js';
import { nextAfterRun, runJob, type JobOptions } from './job.js';

/** `memberflow run JOB` */
export function runNamed(
  job: NamedJob,
  options: JobOptions,
  around: Surroundings,
): Promise<number> {
  return runJob(
    job,
    options,
    { nextAfter: (outcome) => nextAfterRun(outcome, options.config, around) },
    around,
  );
}
