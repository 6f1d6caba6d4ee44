import type { Surroundings } from '../surroundings.js';
import { nextAfterRun, runJob, type JobOptions } from './job.js';

/** `memberflow run rfm` */
export function runRfm(options: JobOptions, around: Surroundings): Promise<number> {
  return runJob(
    'rfm',
    options,
    { nextAfter: (outcome) => nextAfterRun(outcome, options.config, around) },
    around,
  );
}
