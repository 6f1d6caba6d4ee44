import type { JobInput } from '../contracts/run.js';
import type { Config } from './schema.js';

/** The configuration as far as it decides what a run gives. */
export type RunConfiguration = Omit<Config, 'schedules'>;

/**
 * What a run goes by: all but when runs are started. So a run that a schedule started and one by hand are the same, and
 * another time in the configuration does not make another run of it.
 */
export function runConfiguration(config: Config): RunConfiguration {
  return Object.fromEntries(
    Object.entries(config).filter(([key]) => key !== 'schedules'),
  ) as RunConfiguration;
}

/** A configuration as it was loaded, of which the runs are. */
export interface RunOrigin {
  readonly config: Config;
  readonly hash: string;
  readonly baseFolder: string;
}

/** What every run of a configuration is started with, whatever its day. */
export function runOrigin({ config, hash, baseFolder }: RunOrigin): Omit<JobInput, 'asOf'> {
  return {
    business: config.business,
    timeZone: config.time_zone,
    configuration: runConfiguration(config),
    configurationHash: hash,
    baseFolder,
  };
}
