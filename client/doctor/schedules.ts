import type { Client } from '@temporalio/client';
import type { LoadedConfig } from '../../config/load.js';
import { MemberflowError } from '../../contracts/failures.js';
import { appliedSchedule } from '../schedules/applied.js';
import { listedSchedules, type ListedSchedule } from '../schedules/listed.js';
import { none, noConfiguration, ok, warning, type Finding } from './finding.js';

/** Schedules of the business: which of them somebody paused, and which cannot be read with the keys that are here. */
export async function scheduleFindings(
  client: Client,
  loaded: LoadedConfig | null,
): Promise<readonly Finding[]> {
  const check = 'schedules';
  if (loaded === null) return [noConfiguration(check)];
  const { business } = loaded.config;
  const found = await listedSchedules(client, business);
  if (found.length === 0) return [none(check, `${business} has none; runs start by command`)];
  return [pauses(check, found), ...(await sealed(client, business, found))];
}

function pauses(check: string, found: readonly ListedSchedule[]): Finding {
  const paused = found.filter((one) => one.paused);
  if (paused.length === 0) return ok(check, `${found.length}, none paused`);
  const named = paused.map(({ name, note }) => (note === '' ? name : `${name} (${note})`)).join(', ');
  return warning(
    check,
    `${paused.length} of ${found.length} are paused: ${named}`,
    'Resume them when their cause is cured: memberflow schedule resume NAME.',
  );
}

/** What they start runs with is encrypted: without its key no command can read, compare or change them. */
async function sealed(
  client: Client,
  business: string,
  found: readonly ListedSchedule[],
): Promise<readonly Finding[]> {
  const read = await Promise.all(
    found.map(async ({ name }) => ({ name, fault: await keyFault(client, business, name) })),
  );
  const unread = read.flatMap(({ name, fault }) => (fault === null ? [] : [{ name, fault }]));
  const [first] = unread;
  if (first === undefined) return [];
  const names = unread.map(({ name }) => name).join(', ');
  const { message, details } = first.fault;
  return [
    warning(
      'keys of schedules',
      `${unread.length} of ${found.length} cannot be read here: ${names}. ${message}`,
      details.remedy,
    ),
  ];
}

async function keyFault(client: Client, business: string, name: string): Promise<MemberflowError | null> {
  try {
    await appliedSchedule(client, business, name);
    return null;
  } catch (error) {
    if (error instanceof MemberflowError && error.failure === 'EncryptionKeyMissing') return error;
    throw error;
  }
}
