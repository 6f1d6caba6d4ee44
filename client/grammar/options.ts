import type { Command } from 'commander';
import { configFileName } from '../surroundings.js';

/** Where a command leaves its exit code. */
export type Finish = (exitCode: number) => void;

/** Options of every command that starts a job. */
export interface JobFlags {
  config: string;
  set: string[];
  json: boolean;
  wait: boolean;
}

export const jsonOutcome = 'print the outcome as one JSON object on the last line of standard output';
export const jsonObject = 'print one JSON object on the last line of standard output';
export const noWait = 'start it and return at once';
export const completedRun =
  'completed run of rfm or memberOperations: workflow id, run id, or a part that only one run has';

/** Collects an option that is given several times. */
export const repeatable = (value: string, before: readonly string[]): readonly string[] => [...before, value];

/** Adds the options of {@link JobFlags}. */
export function withJobOptions(command: Command): Command {
  return command
    .option('--config <file>', 'configuration', configFileName)
    .option(
      '--set <key=value>',
      'override a key of the configuration, such as rfm.bins.n=4; repeatable',
      repeatable,
      [],
    )
    .option('--json', jsonOutcome, false)
    .option('--no-wait', noWait);
}
