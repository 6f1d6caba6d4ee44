import { churnDefinitionOf, churnInputsOf } from '../../config/churn_definition.js';
import { churnDefinitionHash } from '../../config/churn_definition_hash.js';
import type { ChurnConfig, Config } from '../../config/schema.js';
import type { RunContext } from '../../contracts/steps.js';
import type { ChurnDefinition } from '../../domain/churn/definition.js';
import type { ChurnInputs } from '../../domain/churn/inputs.js';
import type { Store } from '../../store/store.js';
import { configurationOf } from '../run_folder.js';

/** What a churn job goes by. */
export interface ChurnSettings {
  readonly config: Config;
  readonly churn: ChurnConfig;
  readonly inputs: ChurnInputs;
  readonly definition: ChurnDefinition;
  /** Hash of definition, gap and label window: models and scores of another definition are never compared. */
  readonly definitionHash: string;
}

/** The churn settings of a run; its workflow has refused a configuration without them. */
export async function churnSettingsOf(
  store: Store,
  run: Pick<RunContext, 'configuration'>,
): Promise<ChurnSettings> {
  const config = await configurationOf(store, run);
  const { churn } = config;
  if (churn === undefined) throw new RangeError('The run has no churn settings');
  return {
    config,
    churn,
    inputs: churnInputsOf(config),
    definition: churnDefinitionOf(config),
    definitionHash: churnDefinitionHash(config, churn),
  };
}
