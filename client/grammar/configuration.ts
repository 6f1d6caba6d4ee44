import type { Command } from 'commander';
import { configFileName, type Surroundings } from '../surroundings.js';
import type { Finish } from './options.js';

/** What begins and checks a configuration. */
export function addConfiguration(program: Command, around: Surroundings, finish: Finish): void {
  program
    .command('init')
    .description('Write a commented memberflow.yaml to begin with.')
    .argument('[folder]', 'where to', '.')
    .action(async (folder: string) => {
      const { runInit } = await import('../commands/init.js');
      finish(await runInit(folder, around));
    });
  program
    .command('check')
    .description('Check the configuration and try it against the real sources.')
    .option('--config <file>', 'configuration', configFileName)
    .option('--explain <code>', 'explain a problem, such as MF203, at length')
    .action(async (flags: { config: string; explain?: string }) => {
      const { runCheck } = await import('../commands/check.js');
      finish(await runCheck(flags, around));
    });
}
