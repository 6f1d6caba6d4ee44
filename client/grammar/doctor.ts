import type { Command } from 'commander';
import { configFileName, type Surroundings } from '../surroundings.js';
import { jsonObject, type Finish } from './options.js';

interface DoctorFlags {
  config: string;
  home?: string;
  json: boolean;
}

/** `memberflow doctor` in the command line's grammar. */
export function addDoctor(program: Command, around: Surroundings, finish: Finish): void {
  program
    .command('doctor')
    .description('Look for everything that may be missing or wrong; changes nothing.')
    .option('--config <file>', 'configuration', configFileName)
    .option('--home <folder>', 'state folder (default: MEMBERFLOW_HOME, or .memberflow beside it)')
    .option('--json', jsonObject, false)
    .action(async (flags: DoctorFlags) => {
      const { runDoctor } = await import('../doctor/run.js');
      finish(await runDoctor(flags, around));
    });
}
