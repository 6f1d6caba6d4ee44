import type { Command } from 'commander';
import { configFileName, type Surroundings } from '../surroundings.js';
import { completedRun, jsonOutcome, noWait, withJobOptions, type Finish, type JobFlags } from './options.js';

interface RerunFlags {
  from: string;
  config: string;
  json: boolean;
  wait: boolean;
}

interface RetainFlags extends JobFlags {
  dryRun: boolean;
}

interface EraseFlags extends JobFlags {
  yes: boolean;
  dryRun: boolean;
}

/** What is done with stored runs: computed again, let go, rid of a member. */
export function addStored(program: Command, around: Surroundings, finish: Finish): void {
  program
    .command('rerun')
    .description('Compute a run again from its own staging tables, and compare; nothing is published.')
    .requiredOption('--from <run>', completedRun)
    .option('--config <file>', 'configuration', configFileName)
    .option('--json', jsonOutcome, false)
    .option('--no-wait', noWait)
    .action(async (flags: RerunFlags) => {
      const { runRerun } = await import('../commands/rerun.js');
      finish(await runRerun(flags, around));
    });
  withJobOptions(
    program
      .command('retain')
      .description('Remove what the retention policy of the configuration lets go.')
      .option('--dry-run', 'only say what would go', false),
  ).action(async (flags: RetainFlags) => {
    const { runRetain } = await import('../commands/retain.js');
    finish(await runRetain(flags, around));
  });
  withJobOptions(
    program
      .command('erase')
      .description('Take a member out of every stored run and output, and bar them from later ones.')
      .argument('<member>', "the member's number, or - to read it from standard input")
      .option('--yes', 'do not ask', false)
      .option('--dry-run', 'count what would be taken out, and change nothing', false),
  ).action(async (member: string, flags: EraseFlags) => {
    const { runErase } = await import('../commands/erase.js');
    finish(await runErase({ ...flags, member }, around));
  });
}
