import { metrics, type Recorder } from '../../contracts/metrics.js';
import type { Store } from '../../store/store.js';
import { storeSegments } from '../../store/uri.js';

/** A store that counts the bytes written to it, for each business. */
export function countedStore(store: Store, record: Recorder): Store {
  return {
    ...store,
    async put(uri, write) {
      const stored = await store.put(uri, write);
      record(metrics.storedBytes, stored.bytes, { business: storeSegments(uri)[0] ?? '' });
      return stored;
    },
  };
}
