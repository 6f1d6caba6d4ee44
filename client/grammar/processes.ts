import type { Command } from 'commander';
import type { Surroundings } from '../surroundings.js';
import type { Finish } from './options.js';

interface ServerFlags {
  home?: string;
}

/** The processes that work: server and worker. */
export function addProcesses(program: Command, around: Surroundings, finish: Finish): void {
  const withHome = (command: Command) =>
    command.option('--home <folder>', 'state folder (default: MEMBERFLOW_HOME, or .memberflow here)');

  const server = withHome(
    program.command('server').description('Run the embedded Temporal server, with its UI and a worker.'),
  ).action(async (flags: ServerFlags) => {
    const { runServer } = await import('../commands/server.js');
    finish(await runServer(flags, around));
  });
  withHome(
    server.command('stop').description('End the server of this folder; runs go on with the next.'),
  ).action(async (_flags: ServerFlags, command: Command) => {
    const { stopRunningServer } = await import('../commands/server.js');
    finish(await stopRunningServer(command.optsWithGlobals<ServerFlags>(), around));
  });
  withHome(server.command('status').description('Say whether one runs, and where.')).action(
    async (_flags: ServerFlags, command: Command) => {
      const { showServer } = await import('../commands/server.js');
      finish(await showServer(command.optsWithGlobals<ServerFlags>(), around));
    },
  );
  withHome(
    program
      .command('worker')
      .description('Run a worker for the Temporal cluster that TEMPORAL_ADDRESS names.'),
  ).action(async (flags: ServerFlags) => {
    const { runWorker } = await import('../commands/worker.js');
    finish(await runWorker(flags, around));
  });
}
