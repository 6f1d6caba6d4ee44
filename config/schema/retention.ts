import { z } from 'zod';

const rule = z
  .strictObject({
    days: z.int().min(1).optional().describe('Goes when it is older than so many days.'),
    keep: z.int().min(1).optional().describe('The newest so many of a job stay, however old they are.'),
  })
  .refine(({ days, keep }) => days !== undefined || keep !== undefined, { message: 'days, keep, or both' });

export const retention = z.strictObject({
  runs: rule.optional().describe('Whole runs: all tables and documents; manifest and configuration stay.'),
  staging: rule
    .optional()
    .describe('Sources as they were read; without them a run cannot be computed again.'),
  working: rule.optional().describe('Tables made on the way: clean side tables, features.'),
  results: rule.optional().describe('Published tables and facts.'),
  documents: rule.optional().describe("Workbooks and pages in the run's folder; copies elsewhere stay."),
  database: rule.optional().describe('Rows of a run in the output database; mail ledgers stay.'),
  unfinished: rule
    .optional()
    .describe('Folders of what published no run: failed and cancelled ones, audits, reports, reruns.'),
  outbox: rule.optional().describe('Mails in the outbox.'),
  scratch: rule
    .prefault({ days: 1 })
    .describe('What killed steps left: temporary files, half-written tables.'),
});
export type RetentionConfig = z.infer<typeof retention>;
