import type { Command } from 'commander';
import { configFileName, type Surroundings } from '../surroundings.js';
import {
  completedRun,
  jsonObject,
  repeatable,
  withJobOptions,
  type Finish,
  type JobFlags,
} from './options.js';

interface TellFlags extends JobFlags {
  run: string;
}

interface MembersFlags {
  run: string;
  config: string;
  period?: string;
  group: string[];
  segment: string[];
  cameFrom?: string;
  fromRun?: string;
  fromPeriod?: string;
  gone: boolean;
  limit?: string;
  csv?: string;
  json: boolean;
}

/** What tells of a completed run. */
export function addTelling(program: Command, around: Surroundings, finish: Finish): void {
  withJobOptions(
    program
      .command('report')
      .description('Tell of a completed run: the page, and a mail for each recipient group not told yet.')
      .requiredOption('--run <run>', completedRun),
  ).action(async (flags: TellFlags) => {
    const { runReport } = await import('../commands/tell.js');
    finish(await runReport(flags, around));
  });
  program
    .command('members')
    .description('List the members behind a finding of a completed run.')
    .requiredOption('--run <run>', completedRun)
    .option('--config <file>', 'configuration', configFileName)
    .option('--period <label>', 'period of the run, such as 2017 (default: the latest)')
    .option('--group <code>', 'RFM code such as 212, * for any digit; repeatable', repeatable, [])
    .option('--segment <name>', 'segment; repeatable', repeatable, [])
    .option('--came-from <segment>', "segment in which they stood before; '' for none")
    .option('--from-run <run>', 'run in which they stood there (default: this one)')
    .option('--from-period <label>', 'period in which they stood there (default: the one before)')
    .option('--gone', 'those who stood there and are not among the scored members any more', false)
    .option('--limit <count>', 'how many are shown (default: 50)')
    .option('--csv <file>', 'write all of them to a CSV file')
    .option('--json', jsonObject, false)
    .action(async (flags: MembersFlags) => {
      const { runMembers } = await import('../commands/members.js');
      finish(await runMembers(flags, around));
    });
  const mail = program.command('mail').description('Mails of runs.');
  withJobOptions(
    mail
      .command('resend')
      .description('Send the mail of a group again, to those whom it did not, or may not, have reached.')
      .requiredOption('--run <run>', completedRun)
      .requiredOption('--group <group>', 'recipient group of the configuration'),
  ).action(async (flags: TellFlags & { group: string }) => {
    const { runResendMail } = await import('../commands/tell.js');
    finish(await runResendMail(flags, around));
  });
}
