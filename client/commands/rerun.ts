import { comparisonSchema } from '../../contracts/comparison.js';
import type { RerunInput } from '../../contracts/run.js';
import { openStore } from '../../store/open.js';
import { comparisonLines } from '../render/comparison.js';
import { configurationOf, storedDocument } from '../results/stored_documents.js';
import { nextRerun } from '../runs/rerun_number.js';
import { findRfmRun } from '../runs/published_run.js';
import { commandLine, homeOf, type Surroundings } from '../surroundings.js';
import { tellReader } from '../terminal.js';
import { runJob, type JobOptions } from './job.js';

export interface RerunOptions extends Pick<JobOptions, 'config' | 'json' | 'wait'> {
  /** The run to compute again, as `runs show` takes it. */
  readonly from: string;
}

/** `memberflow rerun --from RUN`: exit code 0 says that every table came out the same. */
export function runRerun(options: RerunOptions, around: Surroundings): Promise<number> {
  const { terminal } = around;
  const store = openStore(homeOf(options.config, around));
  return runJob(
    'rerun',
    { ...options, set: [] },
    {
      nextAfter: ({ status, workflowId }) =>
        status === 'completed' ? '' : commandLine(`runs show ${workflowId}`, options.config),
      findings: async (outcome) => {
        const comparison = await storedDocument(store, outcome, 'comparison', comparisonSchema);
        tellReader(options.json, terminal, (style) => comparisonLines(comparison, style));
      },
    },
    around,
    async (asked, client, home) => {
      const manifest = await findRfmRun({ client, home, business: asked.business, id: options.from });
      const input: RerunInput = {
        ...asked,
        asOf: manifest.asOf,
        timeZone: manifest.timeZone,
        configuration: await configurationOf(store, manifest),
        configurationHash: manifest.configurationHash,
        rerunOf: manifest.runId,
      };
      return { input, about: [await nextRerun(client, input)] };
    },
  );
}
