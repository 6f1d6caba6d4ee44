import type { Command } from 'commander';
import type { Surroundings } from '../surroundings.js';
import type { Finish } from './options.js';

interface DemoFlags {
  size: string;
  seed: string;
  out: string;
  preset: string;
  dirty?: string | true;
  truth?: string[];
  oracle: string;
}

/** What gives a newcomer something to try it on. */
export function addDemo(program: Command, around: Surroundings, finish: Finish): void {
  program
    .command('demo')
    .description('Write a simulated business whose truth is known, with a configuration that runs on it.')
    .requiredOption('--out <folder>', 'where to; empty or not there yet')
    .option('--size <members>', 'members, 1,000 to 10,000,000', '20000')
    .option('--seed <number>', 'the same seed makes the same business', '1')
    .option('--preset <name>', 'full, grocery, reference or cdnow', 'full')
    .option(
      '--dirty [share]',
      'write it a second time with faults in that share of the rows; 0.03 unless stated',
    )
    .option('--truth <day...>', 'write who will churn from these Mondays on, and what could be known of it')
    .option('--oracle <members>', 'members of whom --truth tells what could be known', '50000')
    .action(async (flags: DemoFlags) => {
      const { runDemo } = await import('../commands/demo.js');
      finish(await runDemo(flags, around));
    });
}
