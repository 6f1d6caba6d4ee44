import { isDeepStrictEqual } from 'node:util';
import type { AppliedSchedule } from './applied.js';
import type { ScheduleDefinition } from './definition.js';

/** In what a schedule can differ from the configuration. */
export const differences = ['when', 'rules', 'job', 'configuration', 'encryption', 'version'] as const;
export type Difference = (typeof differences)[number];

/** What has to be done for the server to have the schedules of the configuration. */
export type PlannedChange =
  | { readonly change: 'create'; readonly name: string; readonly definition: ScheduleDefinition }
  | {
      readonly change: 'update';
      readonly name: string;
      readonly definition: ScheduleDefinition;
      readonly differs: readonly Difference[];
    }
  | { readonly change: 'leave' | 'prune'; readonly name: string };

/** The changes from the schedules that are applied to those that are wanted, by name. */
export function planOf(
  wanted: readonly ScheduleDefinition[],
  applied: readonly Pick<AppliedSchedule, 'name' | 'definition'>[],
): readonly PlannedChange[] {
  const there = new Map(applied.map((schedule) => [schedule.name, schedule]));
  const kept = new Set(wanted.map(({ name }) => name));
  const changes = wanted.map((definition): PlannedChange => {
    const { name } = definition;
    const schedule = there.get(name);
    if (schedule === undefined) return { change: 'create', name, definition };
    const differs = differencesOf(definition, schedule.definition);
    return differs.length === 0 ? { change: 'leave', name } : { change: 'update', name, definition, differs };
  });
  const pruned = applied
    .filter(({ name }) => !kept.has(name))
    .map(({ name }): PlannedChange => ({ change: 'prune', name }));
  return [...changes, ...pruned].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** In what an applied schedule is not as it is wanted. */
export function differencesOf(
  wanted: ScheduleDefinition,
  applied: AppliedSchedule['definition'],
): readonly Difference[] {
  const { input } = wanted.start;
  const same: Record<Difference, boolean> = {
    when: isDeepStrictEqual(plain(wanted.when), plain(applied.when)),
    rules: isDeepStrictEqual(plain(wanted.rules), plain(applied.rules)),
    job: applied.start?.input.job === input.job,
    configuration: isDeepStrictEqual(
      plain({ ...wanted.start, input: input.input }),
      plain({ ...applied.start, input: applied.start?.input.input }),
    ),
    encryption: applied.writtenAsNow !== false,
    version: applied.startsAsNow !== false,
  };
  return differences.filter((part) => !same[part]);
}

/** As it comes back from a server: keys without a value are not there. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
