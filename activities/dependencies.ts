import type { Engine } from '../engine/session.js';
import type { Store } from '../store/store.js';

/** What the steps work with; built once in the worker. */
export interface Dependencies {
  readonly store: Store;
  readonly engine: Engine;
  /** Version of the code, for manifests. */
  readonly codeVersion: string;
}
