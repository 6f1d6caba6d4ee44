import { retentionPlanSchema } from '../../contracts/retention.js';
import type { RetainInput } from '../../contracts/run.js';
import { openStore } from '../../store/open.js';
import { retentionLines } from '../render/retention.js';
import { storedDocument } from '../results/stored_documents.js';
import { commandLine, homeOf, type Surroundings } from '../surroundings.js';
import { tellReader } from '../terminal.js';
import { runJob, type JobOptions } from './job.js';

export interface RetainOptions extends Omit<JobOptions, 'asOf'> {
  readonly dryRun: boolean;
}

/** `memberflow retain`: says what goes and how much it is, and removes it unless it is a dry run. */
export function runRetain({ dryRun, ...options }: RetainOptions, around: Surroundings): Promise<number> {
  const { terminal } = around;
  const store = openStore(homeOf(options.config, around));
  return runJob(
    'retain',
    options,
    {
      nextAfter: ({ status, workflowId }) => {
        if (status !== 'completed') return commandLine(`runs show ${workflowId}`, options.config);
        return dryRun ? commandLine('retain', options.config) : '';
      },
      findings: async (outcome) => {
        const plan = await storedDocument(store, outcome, 'retention', retentionPlanSchema);
        tellReader(options.json, terminal, (style) => retentionLines(plan, dryRun, style));
      },
    },
    around,
    (asked) => {
      const input: RetainInput = { ...asked, ...(dryRun ? { dryRun } : {}) };
      return Promise.resolve({ input, about: dryRun ? ['dry-run'] : [] });
    },
  );
}
