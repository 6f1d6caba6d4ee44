import { TypedSearchAttributes } from '@temporalio/common';
import type { JobInput } from '../../contracts/run.js';
import type { ScheduledJob } from '../../contracts/schedule_rules.js';
import { scheduledStartTime, type ScheduledInput } from '../../contracts/schedules.js';

/** What a server starts a schedule's workflow with when it is due at a time; null: without telling a time. */
export function due(
  { business, timeZone, configuration, configurationHash, baseFolder }: JobInput,
  at: Date | null,
  job: ScheduledJob,
): { readonly args: [ScheduledInput]; readonly typedSearchAttributes: TypedSearchAttributes } {
  const input = { business, timeZone, configuration, configurationHash, baseFolder };
  const time = at === null ? [] : [{ key: scheduledStartTime, value: at }];
  return {
    args: [{ schedule: 'nightly', job, input }],
    typedSearchAttributes: new TypedSearchAttributes(time),
  };
}
