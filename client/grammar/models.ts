import type { Command } from 'commander';
import { configFileName, type Surroundings } from '../surroundings.js';
import { jsonObject, type Finish } from './options.js';

interface ModelsFlags {
  config: string;
  json: boolean;
}

/** `memberflow models …` */
export function addModels(program: Command, around: Surroundings, finish: Finish): void {
  const models = program.command('models').description('Look at the churn models that were trained.');
  const withOptions = (command: Command) =>
    command
      .option('--config <file>', 'configuration beside which the models are kept', configFileName)
      .option('--json', jsonObject, false);

  withOptions(models.command('list').description('Every trained model, the newest first.')).action(
    async (flags: ModelsFlags) => {
      const { modelsList } = await import('../commands/models.js');
      finish(await modelsList(flags, around));
    },
  );
  withOptions(
    models
      .command('show')
      .description('The card of a model: what it was learned from, and how good it is.')
      .argument(
        '[model]',
        'run id of its training, or the beginning of one (default: the one to score with)',
      ),
  ).action(async (model: string | undefined, flags: ModelsFlags) => {
    const { modelsShow } = await import('../commands/models.js');
    finish(await modelsShow({ ...flags, ...(model === undefined ? {} : { model }) }, around));
  });
}
