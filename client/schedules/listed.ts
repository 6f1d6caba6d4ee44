import type { Client, ScheduleSummary } from '@temporalio/client';
import { scheduledWorkflowType, scheduleIdOf } from '../../contracts/schedules.js';

/** The schedules of memberflow in a namespace, of every business; the server's list may be a moment behind. */
export async function* ourSchedules(client: Client): AsyncGenerator<ScheduleSummary> {
  for await (const schedule of client.schedule.list())
    if (schedule.action?.workflowType === scheduledWorkflowType) yield schedule;
}

/** A schedule of a business, as the server lists it. */
export interface ListedSchedule {
  readonly name: string;
  readonly paused: boolean;
  /** Why it is paused, in the words of whoever did it. */
  readonly note: string;
}

/** The schedules of a business, by name; the server's list may be a moment behind. */
export async function listedSchedules(client: Client, business: string): Promise<readonly ListedSchedule[]> {
  const prefix = scheduleIdOf(business, '');
  const found: ListedSchedule[] = [];
  for await (const { scheduleId, state } of ourSchedules(client)) {
    if (scheduleId.startsWith(prefix))
      found.push({ name: scheduleId.slice(prefix.length), paused: state.paused, note: state.note ?? '' });
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}
