import { auditLines } from '../render/audit.js';
import { readAudit } from '../results/audit.js';
import { commandLine, homeOf, type Surroundings } from '../surroundings.js';
import { tellReader } from '../terminal.js';
import { runJob, type JobOptions } from './job.js';

/** `memberflow audit`: looks at the sources and prints what is in them, table by table. */
export function runAudit(options: JobOptions, around: Surroundings): Promise<number> {
  const { terminal } = around;
  const home = homeOf(options.config, around);
  return runJob(
    'audit',
    options,
    {
      nextAfter: ({ status, workflowId }) =>
        status === 'completed'
          ? commandLine('run rfm', options.config)
          : commandLine(`runs show ${workflowId}`, options.config),
      findings: async ({ tables }) => {
        const columns = await readAudit(tables, home);
        tellReader(options.json, terminal, (style) => auditLines(columns, style));
      },
    },
    around,
  );
}
