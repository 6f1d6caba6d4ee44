import type { LoadedConfig } from '../../config/load.js';
import { runOrigin } from '../../config/run_configuration.js';
import { MemberflowError } from '../../contracts/failures.js';
import type { JobInput } from '../../contracts/run.js';
import { defaultAsOf } from '../../domain/time/as_of.js';
import { isDay } from '../../domain/time/days.js';

/**
 * What a job is started with.
 * @param asOf a day as typed; undefined: today in the time zone of the business
 * @throws MemberflowError `InvalidInput` when it is not a day
 */
export function jobInputOf(loaded: LoadedConfig, asOf: string | undefined, now: Date): JobInput {
  if (asOf !== undefined && !isDay(asOf)) {
    throw new MemberflowError('InvalidInput', `--as-of "${asOf}" is not a day`, {
      remedy: 'Write a day that exists as YYYY-MM-DD, such as 2016-12-31.',
    });
  }
  return { ...runOrigin(loaded), asOf: asOf ?? defaultAsOf(now, loaded.config.time_zone) };
}
