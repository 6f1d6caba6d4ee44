import { writeFile } from 'node:fs/promises';
import { parseConfig } from '../config/load.js';
import type { DocumentRef } from '../contracts/references.js';
import type { JobName } from '../contracts/identity.js';
import type { JobInput } from '../contracts/run.js';
import { refuseDuringErasure } from '../store/erasures.js';
import type { Dependencies } from './dependencies.js';
import { writeDocument } from './run_folder.js';
import { durably } from './step.js';

/** Jobs that read no rows of stored runs, and those that erase. */
const duringErasure: readonly (JobName | undefined)[] = ['check', 'prepareErasure', 'eraseMember'];

export interface RunToOpen {
  readonly input: JobInput;
  readonly runId: string;
  /** Absent of runs that began before it was passed on. */
  readonly job?: JobName;
}

/**
 * Stores the configuration in the run's folder, secrets unresolved: all later steps read it from there. While stored
 * runs are rewritten no other begins.
 */
export const openRun =
  ({ store }: Dependencies) =>
  ({ input, runId, job }: RunToOpen): Promise<DocumentRef> =>
    durably(async () => {
      if (!duringErasure.includes(job)) await refuseDuringErasure(store, input.business);
      const config = parseConfig(input.configuration);
      const text = `${JSON.stringify(config, null, 2)}\n`;
      return await writeDocument(
        store,
        { business: input.business, runId },
        'config.json',
        { kind: 'config', stage: 'open' },
        (path) => writeFile(path, text),
      );
    });
