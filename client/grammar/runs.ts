import type { Command } from 'commander';
import { configFileName, type Surroundings } from '../surroundings.js';
import { completedRun, jsonObject, type Finish } from './options.js';

interface RunsFlags {
  config: string;
  json: boolean;
}

/** `memberflow runs …` */
export function addRuns(program: Command, around: Surroundings, finish: Finish): void {
  const runs = program.command('runs').description('Look at runs, follow them, stop them.');
  const withOptions = (command: Command) =>
    command
      .option('--config <file>', 'configuration beside which the runs are kept', configFileName)
      .option('--json', jsonObject, false);
  const id = 'workflow id, run id, or a part that only one run has';

  withOptions(runs.command('list').description('The newest runs.')).action(async (flags: RunsFlags) => {
    const { runsList } = await import('../commands/runs.js');
    finish(await runsList(flags, around));
  });
  withOptions(runs.command('show').description('What a run did and made.').argument('<id>', id)).action(
    async (part: string, flags: RunsFlags) => {
      const { runsShow } = await import('../commands/runs.js');
      finish(await runsShow(part, flags, around));
    },
  );
  withOptions(runs.command('watch').description('Follow a run to its end.').argument('<id>', id)).action(
    async (part: string, flags: RunsFlags) => {
      const { runsWatch } = await import('../commands/runs.js');
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
    const { runsDiff } = await import('../commands/runs_diff.js');
    finish(await runsDiff(before, after, flags, around));
  });
  withOptions(
    runs.command('cancel').description('Stop a run and wait until it has stopped.').argument('<id>', id),
  ).action(async (part: string, flags: RunsFlags) => {
    const { runsCancel } = await import('../commands/runs.js');
    finish(await runsCancel(part, flags, around));
  });
}
