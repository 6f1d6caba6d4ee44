import type { ScheduleOverlapPolicy } from '@temporalio/client';
import { runOrigin, type RunOrigin } from '../../config/run_configuration.js';
import type { ScheduleConfig } from '../../config/schema.js';
import { taskQueues } from '../../contracts/queues.js';
import type { Overlap } from '../../contracts/schedule_rules.js';
import { scheduledWorkflowId, type ScheduledInput } from '../../contracts/schedules.js';
import { parseSpan } from '../../domain/time/span.js';
import { calendarOf, type ScheduleCalendar } from './calendar.js';

/** What a schedule is, in the server's own terms, so that what is wanted and what is applied can be compared. */
export interface ScheduleDefinition {
  readonly name: string;
  readonly when: {
    readonly calendar: ScheduleCalendar;
    readonly timeZone: string;
    readonly jitterMs: number;
  };
  readonly rules: {
    readonly overlap: NonNullable<ScheduleOverlapPolicy>;
    readonly catchUpMs: number;
    readonly pauseOnFailure: boolean;
  };
  readonly start: {
    readonly workflowId: string;
    readonly taskQueue: string;
    readonly input: ScheduledInput;
  };
}

/**
 * The schedules that a configuration asks for.
 * @param taskQueue on which their workflows run; default: the queue of every job
 */
export function definitionsOf(
  origin: RunOrigin,
  taskQueue: string = taskQueues.main,
): readonly ScheduleDefinition[] {
  return Object.entries(origin.config.schedules ?? {}).map(([name, schedule]) =>
    definitionOf(name, schedule, origin, taskQueue),
  );
}

function definitionOf(
  name: string,
  schedule: ScheduleConfig,
  origin: RunOrigin,
  taskQueue: string,
): ScheduleDefinition {
  const { business, time_zone: timeZone } = origin.config;
  return {
    name,
    when: {
      calendar: calendarOf(schedule.cron),
      timeZone: schedule.time_zone ?? timeZone,
      jitterMs: checked(parseSpan(schedule.jitter)),
    },
    rules: {
      overlap: overlapPolicies[schedule.overlap],
      catchUpMs: checked(parseSpan(schedule.catch_up)),
      pauseOnFailure: schedule.pause_on_failure,
    },
    start: {
      workflowId: scheduledWorkflowId(business, name),
      taskQueue,
      input: { schedule: name, job: schedule.job, input: runOrigin(origin) },
    },
  };
}

const overlapPolicies = {
  skip: 'SKIP',
  buffer_one: 'BUFFER_ONE',
  buffer_all: 'BUFFER_ALL',
} as const satisfies Record<Overlap, ScheduleOverlapPolicy>;

function checked(span: number | null): number {
  if (span === null) throw new RangeError('a length of time that the schema has not checked');
  return span;
}
