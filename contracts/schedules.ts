import { defineSearchAttributeKey } from '@temporalio/common';
import { z } from 'zod';
import { jobInputSchema } from './run.js';
import { scheduledJobs } from './schedule_rules.js';

/** Type of the workflow that a schedule starts. */
export const scheduledWorkflowType = 'scheduled';

/** Names of schedules are slugs, as that of the business is: no business's id begins another's. */
export const scheduleIdOf = (business: string, name: string): string => `${business}/${name}`;

/** To this id the server appends the time at which it came: `<business>/scheduled/<name>-2026-10-01T18:30:00Z`. */
export const scheduledWorkflowId = (business: string, name: string): string =>
  `${business}/scheduled/${name}`;

/** The server sets it when a schedule starts a workflow: the time that was due, without jitter or delay. */
export const scheduledStartTime = defineSearchAttributeKey('TemporalScheduledStartTime', 'DATETIME');

/** What a schedule starts each time: the same, so the day comes from the scheduled time alone. */
export const scheduledInputSchema = z.strictObject({
  /** Name of the schedule in the configuration. */
  schedule: z.string().min(1),
  job: z.enum(scheduledJobs),
  /** Of the configuration as it was when the schedule was applied, secrets unresolved. */
  input: jobInputSchema.omit({ asOf: true }),
});
export type ScheduledInput = Readonly<z.infer<typeof scheduledInputSchema>>;

/** Who started a run, where a schedule did. */
export const scheduleRequester = (schedule: string): string => `schedule ${schedule}`;

/** What the workflow of a schedule's time remembers: what its run does, and which run that is but for the day. */
export const scheduledMemoSchema = z.object({
  requester: z.string(),
  configurationHash: z.string(),
  timeZone: z.string(),
  business: z.string(),
  job: z.enum(scheduledJobs),
});
export type ScheduledMemo = Readonly<z.infer<typeof scheduledMemoSchema>>;

export function scheduledMemo({ schedule, job, input }: ScheduledInput): ScheduledMemo {
  const { business, configurationHash, timeZone } = input;
  return { requester: scheduleRequester(schedule), configurationHash, timeZone, business, job };
}
