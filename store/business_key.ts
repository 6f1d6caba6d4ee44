import { randomBytes } from 'node:crypto';
import type { Store } from './store.js';
import { storeUri } from './uri.js';

/** Its name is of the time when it only masked. */
const keyUri = (business: string): string => storeUri(business, 'masking.key');

/** The secret of a business by which its numbers are masked and tombstones made; null while there is none. */
export const readBusinessKey = (store: Store, business: string): Promise<string | null> =>
  store.read(keyUri(business));

/**
 * The secret of a business. It is drawn once and stays in the store, so that a member has the same masked number in
 * every run and every output, and stays barred once erased.
 */
export async function businessKey(store: Store, business: string): Promise<string> {
  const known = await readBusinessKey(store, business);
  if (known !== null) return known;
  const drawn = randomBytes(32).toString('hex');
  // Of several steps that draw one at the same moment, the one that is stored counts.
  return (await store.putIfAbsent(keyUri(business), drawn)) ? drawn : await businessKey(store, business);
}
