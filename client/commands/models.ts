import { loadConfig } from '../../config/load.js';
import { MemberflowError } from '../../contracts/failures.js';
import { openStore } from '../../store/open.js';
import { exitCodes } from '../exit_codes.js';
import { cardLines, modelListLines } from '../render/models.js';
import { knownModels, type KnownModel } from '../results/models.js';
import { homeOf, type Surroundings } from '../surroundings.js';
import { tellReader } from '../terminal.js';

export interface ModelsOptions {
  /** Its folder holds the store. */
  readonly config: string;
  readonly json: boolean;
}

/** `memberflow models list` */
export async function modelsList(options: ModelsOptions, around: Surroundings): Promise<number> {
  const { terminal } = around;
  const models = await modelsOf(options, around);
  tellReader(options.json, terminal, (style) => modelListLines(models, style));
  if (options.json) terminal.out(JSON.stringify({ schema: 1, models: models.map(headOf) }));
  return exitCodes.completed;
}

/** `memberflow models show [MODEL]` */
export async function modelsShow(
  options: ModelsOptions & { readonly model?: string },
  around: Surroundings,
): Promise<number> {
  const { terminal } = around;
  const model = chosen(await modelsOf(options, around), options.model);
  tellReader(options.json, terminal, (style) => cardLines(model, style));
  if (options.json) terminal.out(JSON.stringify({ schema: 1, ...headOf(model), card: model.card }));
  return exitCodes.completed;
}

async function modelsOf({ config: file }: ModelsOptions, around: Surroundings) {
  const { config } = await loadConfig(file);
  return await knownModels(openStore(homeOf(file, around)), config);
}

const headOf = ({ card, manifest, standing, flagged }: KnownModel) => ({
  modelId: card.modelId,
  asOf: card.asOf,
  trainedAt: card.trainedAt,
  learner: card.learner,
  standing,
  flagged,
  definitionHash: manifest.definitionHash,
  quality: card.quality,
});

/** The model that is meant: of an id or its beginning, or else the one to score with. */
function chosen(models: readonly KnownModel[], id: string | undefined): KnownModel {
  const meant =
    id === undefined
      ? models.filter(({ standing }) => standing === 'champion')
      : models.filter(({ card }) => card.modelId.startsWith(id));
  const [only, ...others] = meant;
  if (only !== undefined && others.length === 0) return only;
  throw new MemberflowError('InvalidInput', refusal(id, others.length > 0), {
    remedy:
      models.length === 0
        ? 'Train one: memberflow run trainChurn.'
        : 'memberflow models list shows the models that there are.',
  });
}

const refusal = (id: string | undefined, several: boolean): string => {
  if (id === undefined) return 'There is no model to score with by the definition of the configuration';
  return several ? `Several models begin with ${id}` : `There is no model ${id}`;
};
