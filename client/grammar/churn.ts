import type { Command } from 'commander';
import { configFileName, type Surroundings } from '../surroundings.js';
import { completedRun, jsonObject, type Finish } from './options.js';

interface ExplainFlags {
  asOf?: string;
  run?: string;
  config: string;
  json: boolean;
}

/** `memberflow churn …` */
export function addChurn(program: Command, around: Surroundings, finish: Finish): void {
  program
    .command('churn')
    .description('Who has churned, and why.')
    .command('explain')
    .description(
      'Say why a member has or has not churned by the definition of the configuration, and how likely it leaves and why.',
    )
    .argument('<member>', "the member's number, as the sources have it")
    .option(
      '--as-of <day>',
      'judged by what was known before this local day, YYYY-MM-DD (default: that of the run)',
    )
    .option('--run <run>', `${completedRun} (default: the stored run that knows of the day)`)
    .option('--config <file>', 'configuration', configFileName)
    .option('--json', jsonObject, false)
    .action(async (member: string, flags: ExplainFlags) => {
      const { runChurnExplain } = await import('../commands/churn_explain.js');
      finish(await runChurnExplain({ ...flags, member }, around));
    });
}
