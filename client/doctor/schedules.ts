import type { Client } from '@temporalio/client';
import type { LoadedConfig } from '../../config/load.js';
import { listedSchedules } from '../schedules/listed.js';
import { none, noConfiguration, ok, warning, type Finding } from './finding.js';

/** Schedules of the business, and which of them somebody paused. */
export async function scheduleFindings(
  client: Client,
  loaded: LoadedConfig | null,
): Promise<readonly Finding[]> {
  const check = 'schedules';
  if (loaded === null) return [noConfiguration(check)];
  const { business } = loaded.config;
  const found = await listedSchedules(client, business);
  if (found.length === 0) return [none(check, `${business} has none; runs start by command`)];
  const paused = found.filter((one) => one.paused);
  if (paused.length === 0) return [ok(check, `${found.length}, none paused`)];
  const named = paused.map(({ name, note }) => (note === '' ? name : `${name} (${note})`)).join(', ');
  return [
    warning(
      check,
      `${paused.length} of ${found.length} are paused: ${named}`,
      'Resume them when their cause is cured: memberflow schedule resume NAME.',
    ),
  ];
}
