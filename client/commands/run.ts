import { pathFrom, type Surroundings } from '../surroundings.js';
import { nextAfterRun, runJob, type JobOptions } from './job.js';

/** `memberflow run rfm` */
export function runRfm(options: JobOptions, around: Surroundings): Promise<number> {
  const nextAfter = (outcome: Parameters<typeof nextAfterRun>[0]) =>
    nextAfterRun(outcome, (uri) => pathFrom(around.folder, uri));
  return runJob('rfm', options, { nextAfter }, around);
}
