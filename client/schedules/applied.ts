import { ScheduleNotFoundError, type Client, type ScheduleDescription } from '@temporalio/client';
import type { Payload } from '@temporalio/common';
import { decisionTimeout } from '../../contracts/heartbeats.js';
import { scheduledInputSchema, scheduledWorkflowType, scheduleIdOf } from '../../contracts/schedules.js';
import { isWrittenAsNow } from '../../worker/encryption/key_in_use.js';
import type { ScheduleCalendar } from './calendar.js';
import type { ScheduleDefinition } from './definition.js';
import { listedSchedules } from './listed.js';

/** A schedule as the server has it. */
export interface AppliedSchedule {
  readonly name: string;
  /** Parts that somebody gave a form which no configuration has are null: they equal nothing. */
  readonly definition: {
    readonly when: ScheduleDefinition['when'] | null;
    readonly rules: ScheduleDefinition['rules'];
    readonly start: ScheduleDefinition['start'] | null;
    /** False: what it starts runs with is encrypted with another key than this client's, or is in the clear. */
    readonly writtenAsNow?: boolean;
    /** False: what it starts is waited for otherwise than this version of memberflow has it. */
    readonly startsAsNow?: boolean;
  };
  readonly paused: boolean;
  readonly note: string;
  readonly info: ScheduleDescription['info'];
}

/** A schedule of a business; null when the server has none of that name. */
export async function appliedSchedule(
  client: Client,
  business: string,
  name: string,
): Promise<AppliedSchedule | null> {
  try {
    const found = await client.schedule.getHandle(scheduleIdOf(business, name)).describe();
    return found.action.workflowType === scheduledWorkflowType
      ? await fromDescription(client, name, found)
      : null;
  } catch (error) {
    if (error instanceof ScheduleNotFoundError) return null;
    throw error;
  }
}

/** The schedules of a business that the server has: those it lists, and those among the names that it does not list yet. */
export async function appliedSchedules(
  client: Client,
  business: string,
  names: readonly string[],
): Promise<readonly AppliedSchedule[]> {
  const listed = await listedSchedules(client, business);
  const all = new Set([...names, ...listed.map(({ name }) => name)]);
  const found = await Promise.all([...all].map((name) => appliedSchedule(client, business, name)));
  return found.filter((schedule) => schedule !== null);
}

async function fromDescription(
  client: Client,
  name: string,
  description: ScheduleDescription,
): Promise<AppliedSchedule> {
  const { policies, state, info } = description;
  const { overlap = 'SKIP', catchupWindow: catchUpMs, pauseOnFailure } = policies;
  return {
    name,
    definition: {
      when: whenOf(description),
      rules: { overlap, catchUpMs, pauseOnFailure },
      start: startOf(description),
      startsAsNow: description.action.workflowTaskTimeout === decisionTimeout,
      writtenAsNow: await isWrittenAsNow(inputOf(description), client.options.loadedDataConverter),
    },
    paused: state.paused,
    note: state.note ?? '',
    info,
  };
}

function whenOf({ spec }: ScheduleDescription): ScheduleDefinition['when'] | null {
  const { calendars = [], intervals = [], skip = [], startAt, endAt, jitter = 0, timezone = 'UTC' } = spec;
  const [calendar, ...others] = calendars;
  const isOneCron =
    calendar !== undefined &&
    others.length + intervals.length + skip.length + calendar.year.length === 0 &&
    startAt === undefined &&
    endAt === undefined &&
    calendar.second.every(({ start, end }) => start === 0 && end === 0);
  return isOneCron ? { calendar: fieldsOf(calendar), timeZone: timezone, jitterMs: jitter } : null;
}

function fieldsOf({
  minute,
  hour,
  dayOfMonth,
  month,
  dayOfWeek,
  comment = '',
}: Omit<ScheduleCalendar, 'comment'> & { readonly comment?: string }): ScheduleCalendar {
  return { minute, hour, dayOfMonth, month, dayOfWeek, comment };
}

/** What it starts runs with, as the server keeps it. */
const inputOf = ({ raw }: ScheduleDescription): Payload =>
  raw.schedule?.action?.startWorkflow?.input?.payloads?.[0] ?? {};

function startOf({ action }: ScheduleDescription): ScheduleDefinition['start'] | null {
  const input = scheduledInputSchema.safeParse(action.args?.[0]);
  const { workflowId, taskQueue } = action;
  return input.success ? { workflowId, taskQueue, input: input.data } : null;
}
