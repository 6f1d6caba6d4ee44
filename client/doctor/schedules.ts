import type { Client } from '@temporalio/client';
import type { LoadedConfig } from '../../config/load.js';
import { none, noConfiguration, ok, warning, type Finding } from './finding.js';

/** Schedules of the business, whose ids begin with it, and which of them somebody paused. */
export async function scheduleFindings(
  client: Client,
  loaded: LoadedConfig | null,
): Promise<readonly Finding[]> {
  const check = 'schedules';
  if (loaded === null) return [noConfiguration(check)];
  const { business } = loaded.config;
  const found: { readonly id: string; readonly paused: boolean; readonly note: string }[] = [];
  for await (const { scheduleId, state } of client.schedule.list()) {
    if (scheduleId.startsWith(`${business}/`))
      found.push({ id: scheduleId, paused: state.paused, note: state.note ?? '' });
  }
  if (found.length === 0) return [none(check, `${business} has none; runs start by command`)];
  const paused = found.filter((one) => one.paused);
  if (paused.length === 0) return [ok(check, `${found.length}, none paused`)];
  const named = paused.map(({ id, note }) => (note === '' ? id : `${id} (${note})`)).join(', ');
  return [
    warning(
      check,
      `${paused.length} of ${found.length} are paused: ${named}`,
      'Resume them when their cause is cured.',
    ),
  ];
}
