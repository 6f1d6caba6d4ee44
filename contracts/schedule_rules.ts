import type { JobName } from './identity.js';

/** Jobs that a schedule can start: those that need no more than a configuration and a day. */
export const scheduledJobs = [
  'rfm',
  'memberOperations',
  'audit',
  'retain',
  'trainChurn',
  'scoreChurn',
] as const satisfies readonly JobName[];
export type ScheduledJob = (typeof scheduledJobs)[number];

/** What happens to a time that comes while the run of the one before is under way. */
export const overlaps = ['skip', 'buffer_one', 'buffer_all'] as const;
export type Overlap = (typeof overlaps)[number];
