import { writeFile } from 'node:fs/promises';
import { parseConfig } from '../config/load.js';
import type { DocumentRef } from '../contracts/references.js';
import type { JobInput } from '../contracts/run.js';
import type { Dependencies } from './dependencies.js';
import { writeDocument } from './run_folder.js';
import { durably } from './step.js';

/** Stores the configuration in the run's folder, secrets unresolved: all later steps read it from there. */
export const openRun =
  ({ store }: Dependencies) =>
  ({ input, runId }: { readonly input: JobInput; readonly runId: string }): Promise<DocumentRef> =>
    durably(() => {
      const config = parseConfig(input.configuration);
      const text = `${JSON.stringify(config, null, 2)}\n`;
      return writeDocument(
        store,
        { business: input.business, runId },
        'config.json',
        { kind: 'config', stage: 'open' },
        (path) => writeFile(path, text),
      );
    });
