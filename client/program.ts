import { Argument, Command } from 'commander';
import { addDoctor } from './doctor/command.js';
import { addSchedules } from './schedule_program.js';
import { configFileName, type Surroundings } from './surroundings.js';

/** Where a command leaves its exit code. */
export type Finish = (exitCode: number) => void;

/**
 * The command line's grammar. What a command does is loaded when it runs, so that `--help` answers at once.
 * Bad usage is thrown as commander's `CommanderError`.
 */
export function buildProgram(around: Surroundings, finish: Finish): Command {
  const { terminal } = around;
  const program = new Command('memberflow')
    .description('Analytics of a membership business as durable workflows.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        terminal.out(text.trimEnd());
      },
      writeErr: (text) => {
        terminal.talk(text.trimEnd());
      },
    })
    .addHelpText('after', exitCodeHelp);
  addJobs(program, around, finish);
  addTelling(program, around, finish);
  addConfiguration(program, around, finish);
  addDoctor(program, around, finish);
  addRuns(program, around, finish);
  addHistory(program, around, finish);
  addSchedules(program, around, finish);
  addProcesses(program, around, finish);
  addCodec(program, around, finish);
  return program;
}

const exitCodeHelp = `
Exit codes: 0 completed, 1 failed, 2 bad usage or configuration, 3 stopped by a data-quality gate,
4 cancelled, 130 watching was stopped by Ctrl-C while the run goes on.
Results go to standard output, progress and messages to standard error.`;

interface JobFlags {
  config: string;
  asOf?: string;
  set: string[];
  json: boolean;
  wait: boolean;
}

function withAsOf(command: Command): Command {
  return command.option(
    '--as-of <day>',
    'describe the state before this local day, YYYY-MM-DD (default: today)',
  );
}

function withJobOptions(command: Command): Command {
  return command
    .option('--config <file>', 'configuration', configFileName)
    .option(
      '--set <key=value>',
      'override a key of the configuration, such as rfm.bins.n=4; repeatable',
      (value: string, before: string[]) => [...before, value],
      [],
    )
    .option('--json', jsonOutcome, false)
    .option('--no-wait', noWait);
}

const jsonOutcome = 'print the outcome as one JSON object on the last line of standard output';
const noWait = 'start it and return at once';
const completedRun =
  'completed run of rfm or memberOperations: workflow id, run id, or a part that only one run has';

function addJobs(program: Command, around: Surroundings, finish: Finish): void {
  withAsOf(withJobOptions(program.command('run').description('Run a job and see it through.')))
    .addArgument(
      new Argument('<job>', 'rfm: the figures; memberOperations: the figures, then report and mail').choices([
        'rfm',
        'memberOperations',
      ]),
    )
    .action(async (job: 'rfm' | 'memberOperations', flags: JobFlags) => {
      const { runNamed } = await import('./commands/run.js');
      finish(await runNamed(job, flags, around));
    });
  withAsOf(
    withJobOptions(
      program
        .command('audit')
        .description('Say what the sources hold, column by column, before anything else.'),
    ),
  ).action(async (flags: JobFlags) => {
    const { runAudit } = await import('./commands/audit.js');
    finish(await runAudit(flags, around));
  });
}

interface TellFlags extends Omit<JobFlags, 'asOf'> {
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

function addTelling(program: Command, around: Surroundings, finish: Finish): void {
  withJobOptions(
    program
      .command('report')
      .description('Tell of a completed run: the page, and a mail for each recipient group not told yet.')
      .requiredOption('--run <run>', completedRun),
  ).action(async (flags: TellFlags) => {
    const { runReport } = await import('./commands/tell.js');
    finish(await runReport(flags, around));
  });
  const list = (value: string, before: readonly string[]) => [...before, value];
  program
    .command('members')
    .description('List the members behind a finding of a completed run.')
    .requiredOption('--run <run>', completedRun)
    .option('--config <file>', 'configuration', configFileName)
    .option('--period <label>', 'period of the run, such as 2017 (default: the latest)')
    .option('--group <code>', 'RFM code such as 212, * for any digit; repeatable', list, [])
    .option('--segment <name>', 'segment; repeatable', list, [])
    .option('--came-from <segment>', "segment in which they stood before; '' for none")
    .option('--from-run <run>', 'run in which they stood there (default: this one)')
    .option('--from-period <label>', 'period in which they stood there (default: the one before)')
    .option('--gone', 'those who stood there and are not among the scored members any more', false)
    .option('--limit <count>', 'how many are shown (default: 50)')
    .option('--csv <file>', 'write all of them to a CSV file')
    .option('--json', 'print one JSON object on the last line of standard output', false)
    .action(async (flags: MembersFlags) => {
      const { runMembers } = await import('./commands/members.js');
      finish(await runMembers(flags, around));
    });
  withJobOptions(
    program
      .command('erase')
      .description('Take a member out of every stored run and output, and bar them from later ones.')
      .argument('<member>', "the member's number, or - to read it from standard input")
      .option('--yes', 'do not ask', false)
      .option('--dry-run', 'count what would be taken out, and change nothing', false),
  ).action(async (member: string, flags: Omit<JobFlags, 'asOf'> & { yes: boolean; dryRun: boolean }) => {
    const { runErase } = await import('./commands/erase.js');
    finish(await runErase({ ...flags, member }, around));
  });
  const mail = program.command('mail').description('Mails of runs.');
  withJobOptions(
    mail
      .command('resend')
      .description('Send the mail of a group again, to those whom it did not, or may not, have reached.')
      .requiredOption('--run <run>', completedRun)
      .requiredOption('--group <group>', 'recipient group of the configuration'),
  ).action(async (flags: TellFlags & { group: string }) => {
    const { runResendMail } = await import('./commands/tell.js');
    finish(await runResendMail(flags, around));
  });
}

function addConfiguration(program: Command, around: Surroundings, finish: Finish): void {
  program
    .command('init')
    .description('Write a commented memberflow.yaml to begin with.')
    .argument('[folder]', 'where to', '.')
    .action(async (folder: string) => {
      const { runInit } = await import('./commands/init.js');
      finish(await runInit(folder, around));
    });
  program
    .command('check')
    .description('Check the configuration and try it against the real sources.')
    .option('--config <file>', 'configuration', configFileName)
    .option('--explain <code>', 'explain a problem, such as MF203, at length')
    .action(async (flags: { config: string; explain?: string }) => {
      const { runCheck } = await import('./commands/check.js');
      finish(await runCheck(flags, around));
    });
}

interface RunsFlags {
  config: string;
  json: boolean;
}

function addRuns(program: Command, around: Surroundings, finish: Finish): void {
  const runs = program.command('runs').description('Look at runs, follow them, stop them.');
  const withOptions = (command: Command) =>
    command
      .option('--config <file>', 'configuration beside which the runs are kept', configFileName)
      .option('--json', 'print one JSON object on the last line of standard output', false);
  const id = 'workflow id, run id, or a part that only one run has';

  withOptions(runs.command('list').description('The newest runs.')).action(async (flags: RunsFlags) => {
    const { runsList } = await import('./commands/runs.js');
    finish(await runsList(flags, around));
  });
  withOptions(runs.command('show').description('What a run did and made.').argument('<id>', id)).action(
    async (part: string, flags: RunsFlags) => {
      const { runsShow } = await import('./commands/runs.js');
      finish(await runsShow(part, flags, around));
    },
  );
  withOptions(runs.command('watch').description('Follow a run to its end.').argument('<id>', id)).action(
    async (part: string, flags: RunsFlags) => {
      const { runsWatch } = await import('./commands/runs.js');
      finish(await runsWatch(part, flags, around));
    },
  );
  withOptions(
    runs
      .command('diff')
      .description('What differs between two published runs: configuration, inputs, orders, figures.')
      .argument('<before>', completedRun)
      .argument('<after>', 'the other run'),
  ).action(async (before: string, after: string, flags: RunsFlags) => {
    const { runsDiff } = await import('./commands/runs_diff.js');
    finish(await runsDiff(before, after, flags, around));
  });
  withOptions(
    runs.command('cancel').description('Stop a run and wait until it has stopped.').argument('<id>', id),
  ).action(async (part: string, flags: RunsFlags) => {
    const { runsCancel } = await import('./commands/runs.js');
    finish(await runsCancel(part, flags, around));
  });
}

function addHistory(program: Command, around: Surroundings, finish: Finish): void {
  program
    .command('rerun')
    .description('Compute a run again from its own staging tables, and compare; nothing is published.')
    .requiredOption('--from <run>', completedRun)
    .option('--config <file>', 'configuration', configFileName)
    .option('--json', jsonOutcome, false)
    .option('--no-wait', noWait)
    .action(async (flags: RerunFlags) => {
      const { runRerun } = await import('./commands/rerun.js');
      finish(await runRerun(flags, around));
    });
  withJobOptions(
    program
      .command('retain')
      .description('Remove what the retention policy of the configuration lets go.')
      .option('--dry-run', 'only say what would go', false),
  ).action(async (flags: RetainFlags) => {
    const { runRetain } = await import('./commands/retain.js');
    finish(await runRetain(flags, around));
  });
}

interface RetainFlags extends Omit<JobFlags, 'asOf'> {
  dryRun: boolean;
}

interface RerunFlags {
  from: string;
  config: string;
  json: boolean;
  wait: boolean;
}

function addProcesses(program: Command, around: Surroundings, finish: Finish): void {
  const withHome = (command: Command) =>
    command.option('--home <folder>', 'state folder (default: MEMBERFLOW_HOME, or .memberflow here)');

  const server = withHome(
    program.command('server').description('Run the embedded Temporal server, with its UI and a worker.'),
  ).action(async (flags: ServerFlags) => {
    const { runServer } = await import('./commands/server.js');
    finish(await runServer(flags, around));
  });
  withHome(
    server.command('stop').description('End the server of this folder; runs go on with the next.'),
  ).action(async (_flags: ServerFlags, command: Command) => {
    const { stopRunningServer } = await import('./commands/server.js');
    finish(await stopRunningServer(command.optsWithGlobals<ServerFlags>(), around));
  });
  withHome(server.command('status').description('Say whether one runs, and where.')).action(
    async (_flags: ServerFlags, command: Command) => {
      const { showServer } = await import('./commands/server.js');
      finish(await showServer(command.optsWithGlobals<ServerFlags>(), around));
    },
  );
  withHome(
    program
      .command('worker')
      .description('Run a worker for the Temporal cluster that TEMPORAL_ADDRESS names.'),
  ).action(async (flags: ServerFlags) => {
    const { runWorker } = await import('./commands/worker.js');
    finish(await runWorker(flags, around));
  });
}

interface ServerFlags {
  home?: string;
}

interface CodecFlags {
  listen: string;
  origin?: string[];
  allowEncode: boolean;
  tokens: boolean;
}

function addCodec(program: Command, around: Surroundings, finish: Finish): void {
  program
    .command('codec')
    .description('Decode encrypted payloads for the Temporal UI, for whom MEMBERFLOW_CODEC_TOKENS names.')
    .option('--listen <host:port>', 'where it answers', '127.0.0.1:8234')
    .option(
      '--origin <url>',
      "pages that may ask; repeatable (default: the embedded server's UI)",
      (value: string, before: readonly string[] | undefined) => [...(before ?? []), value],
    )
    .option('--allow-encode', 'encrypt too, for inputs, signals and updates from the UI', false)
    .option('--no-tokens', 'without authorisation: for this machine only')
    .action(async ({ origin = [], ...flags }: CodecFlags) => {
      const { runCodec } = await import('./commands/codec.js');
      finish(await runCodec({ ...flags, origin }, around));
    });
}
