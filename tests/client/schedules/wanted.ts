import { configHash } from '../../../config/hash.js';
import { parseConfig } from '../../../config/load.js';
import type { JobInput } from '../../../contracts/run.js';
import { definitionsOf, type ScheduleDefinition } from '../../../client/schedules/definition.js';

/** Schedules as a configuration has them. */
export type ConfiguredSchedules = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Comes once a year, so that no test meets a time that it did not ask for. */
export const yearly = { job: 'rfm', cron: '30 2 29 2 *' } as const;

/** The definitions that a business's configuration gives with schedules in it. */
export function wantedBy(
  { configuration, baseFolder }: Pick<JobInput, 'configuration' | 'baseFolder'>,
  schedules: ConfiguredSchedules,
  taskQueue?: string,
): readonly ScheduleDefinition[] {
  const config = parseConfig({ ...configuration, schedules });
  return definitionsOf({ config, hash: configHash(config), baseFolder }, taskQueue);
}
