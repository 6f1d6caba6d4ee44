import type { Config } from '../config/schema.js';
import type { Audience } from '../contracts/steps.js';
import type { Masking } from '../sql/steps/masking.js';
import { businessKey } from '../store/business_key.js';
import type { Store } from '../store/store.js';

/** How an output of a business is masked; null: its readers see what is personal. */
export async function maskingFor(
  store: Store,
  config: Config,
  { sees }: Pick<Audience, 'sees'>,
): Promise<Masking | null> {
  if (sees.includes('personal')) return null;
  return { config, key: await businessKey(store, config.business) };
}
