import type { Client } from '@temporalio/client';
import { appliedSchedules, type AppliedSchedule } from './applied.js';
import type { ScheduleDefinition } from './definition.js';
import { differencesOf, type Difference } from './plan.js';
import { latestRuns, type ScheduledRun } from './scheduled_run.js';

/** How a schedule stands: what it is, what comes, what came. */
export interface ScheduleStanding {
  readonly name: string;
  /** As it is applied, as far as a configuration could say it; of one that is not, as it is configured. */
  readonly definition: AppliedSchedule['definition'];
  /** `absent`: only the configuration has it. */
  readonly state: 'active' | 'paused' | 'absent';
  /** Why it is paused, in the words of whoever did it. */
  readonly note: string;
  readonly configured: boolean;
  /** In what it is not as the configuration has it now. */
  readonly differs: readonly Difference[];
  /** Coming starts, jitter included, the next first. */
  readonly next: readonly Date[];
  /** The newest first. */
  readonly last: readonly ScheduledRun[];
  /** Times that were older than the catch-up window when the server came back. */
  readonly missed: number;
  /** Times that came while the run before was under way. */
  readonly skipped: number;
}

const coming = 3;
const past = 3;

/** How the schedules of a business stand, those of the configuration and those of the server, by name. */
export async function scheduleStandings(
  client: Client,
  business: string,
  wanted: readonly ScheduleDefinition[],
): Promise<readonly ScheduleStanding[]> {
  const byName = new Map(wanted.map((definition) => [definition.name, definition]));
  const applied = await appliedSchedules(client, business, [...byName.keys()]);
  const there = await Promise.all(
    applied.map((schedule) => standingOf(client, schedule, byName.get(schedule.name))),
  );
  const known = new Set(applied.map(({ name }) => name));
  const absent = wanted.filter(({ name }) => !known.has(name)).map(absentStanding);
  return [...there, ...absent].sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function standingOf(
  client: Client,
  schedule: AppliedSchedule,
  wanted: ScheduleDefinition | undefined,
): Promise<ScheduleStanding> {
  const { name, definition, paused, note, info } = schedule;
  return {
    name,
    definition,
    state: paused ? 'paused' : 'active',
    note: paused ? note : '',
    configured: wanted !== undefined,
    differs: wanted === undefined ? [] : differencesOf(wanted, definition),
    // The server tells when a paused schedule would come.
    next: paused ? [] : info.nextActionTimes.slice(0, coming),
    last: await latestRuns(client, schedule, past),
    missed: info.numActionsMissedCatchupWindow,
    skipped: info.numActionsSkippedOverlap,
  };
}

const absentStanding = (definition: ScheduleDefinition): ScheduleStanding => ({
  name: definition.name,
  definition,
  state: 'absent',
  note: '',
  configured: true,
  differs: [],
  next: [],
  last: [],
  missed: 0,
  skipped: 0,
});
