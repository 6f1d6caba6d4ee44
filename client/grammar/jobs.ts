import { Argument, type Command } from 'commander';
import type { Surroundings } from '../surroundings.js';
import { namedJobs, type NamedJob } from './named_jobs.js';
import { withJobOptions, type Finish, type JobFlags } from './options.js';

interface DayFlags extends JobFlags {
  asOf?: string;
}

/** The jobs that describe a day. */
export function addJobs(program: Command, around: Surroundings, finish: Finish): void {
  withAsOf(withJobOptions(program.command('run').description('Run a job and see it through.')))
    .addArgument(
      new Argument(
        '<job>',
        'rfm: the figures; memberOperations: the figures, then report and mail; trainChurn: a churn model; scoreChurn: churn scores by it',
      ).choices(namedJobs),
    )
    .action(async (job: NamedJob, flags: DayFlags) => {
      const { runNamed } = await import('../commands/run.js');
      finish(await runNamed(job, flags, around));
    });
  withAsOf(
    withJobOptions(
      program
        .command('audit')
        .description('Say what the sources hold, column by column, before anything else.'),
    ),
  ).action(async (flags: DayFlags) => {
    const { runAudit } = await import('../commands/audit.js');
    finish(await runAudit(flags, around));
  });
}

function withAsOf(command: Command): Command {
  return command.option(
    '--as-of <day>',
    'describe the state before this local day, YYYY-MM-DD (default: today)',
  );
}
