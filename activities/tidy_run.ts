import { rm } from 'node:fs/promises';
import type { RunContext } from '../contracts/steps.js';
import type { Dependencies } from './dependencies.js';
import { runUri, scratchFolder } from './run_folder.js';
import { durably } from './step.js';

/** Removes what a killed worker left half-written in the folder of a run that is cancelled and will not overwrite it. */
export const tidyRun =
  ({ store }: Dependencies) =>
  (run: Pick<RunContext, 'business' | 'runId'>): Promise<void> =>
    durably(async () => {
      await store.sweep(runUri(run));
      await rm(scratchFolder(store, run), { recursive: true, force: true });
    });
