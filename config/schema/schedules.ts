import { z } from 'zod';
import { overlaps, scheduledJobs } from '../../contracts/schedule_rules.js';
import { readCron } from '../../domain/time/cron.js';
import { parseSpan } from '../../domain/time/span.js';
import { slug, timeZone } from './scalars.js';

const cron = z.string().superRefine((text, context) => {
  const reading = readCron(text);
  if ('expected' in reading) context.addIssue({ code: 'custom', message: reading.expected });
});

/** A length of time as text, at least so many seconds. */
const span = (leastSeconds: number, example: string) =>
  z
    .string()
    .refine(
      (text) => (parseSpan(text) ?? -1) >= leastSeconds * 1_000,
      `a length of time such as ${example}${leastSeconds === 0 ? '' : `, at least ${leastSeconds}s`}`,
    );

const schedule = z.strictObject({
  job: z.enum(scheduledJobs).describe('What is run.'),
  cron: cron.describe(
    'When: minute, hour, day of the month, month, day of the week, such as 30 2 * * * for 2:30 every day.',
  ),
  time_zone: timeZone.optional().describe('In which cron is meant; default: that of the business.'),
  jitter: span(0, '10m')
    .default('0s')
    .describe('Runs start up to so much later, each by another part of it; 30s, 10m, 1h.'),
  catch_up: span(10, '12h')
    .default('1d')
    .describe('Times missed while no server ran are made up for when they are no older than this.'),
  overlap: z
    .enum(overlaps)
    .default('skip')
    .describe(
      'A time that comes while the run before is under way is skipped, or waits (one of them, or all).',
    ),
  pause_on_failure: z.boolean().default(false).describe('Whether a failed run pauses the schedule.'),
});
export type ScheduleConfig = z.infer<typeof schedule>;

export const schedules = z.record(slug, schedule);
