import { randomBytes } from 'node:crypto';
import type { Config } from '../config/schema.js';
import type { Audience } from '../contracts/steps.js';
import type { Masking } from '../sql/steps/masking.js';
import type { Store } from '../store/store.js';
import { storeUri } from '../store/uri.js';

/** How an output of a business is masked; null: its readers see what is personal. */
export async function maskingFor(
  store: Store,
  config: Config,
  { sees }: Pick<Audience, 'sees'>,
): Promise<Masking | null> {
  if (sees.includes('personal')) return null;
  return { config, key: await keyOf(store, config.business) };
}

/**
 * The secret by which numbers of this business are masked. It is drawn once and stays in the store, so that a member
 * has the same masked number in every run and every output.
 */
async function keyOf(store: Store, business: string): Promise<string> {
  const uri = storeUri(business, 'masking.key');
  const known = await store.read(uri);
  if (known !== null) return known;
  const drawn = randomBytes(32).toString('hex');
  // Of several steps that draw one at the same moment, the one that is stored counts.
  return (await store.putIfAbsent(uri, drawn)) ? drawn : await keyOf(store, business);
}
