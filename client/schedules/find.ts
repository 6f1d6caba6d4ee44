import type { Client } from '@temporalio/client';
import { MemberflowError } from '../../contracts/failures.js';
import { nearestNames } from '../../domain/text/nearest.js';
import { appliedSchedule, type AppliedSchedule } from './applied.js';
import { listedSchedules } from './listed.js';

/**
 * A schedule by its name.
 * @param configured names in the configuration
 * @throws MemberflowError `InvalidInput` when it is not applied, with the names that were probably meant
 */
export async function findSchedule(
  client: Client,
  business: string,
  name: string,
  configured: readonly string[],
): Promise<AppliedSchedule> {
  const found = await appliedSchedule(client, business, name);
  if (found !== null) return found;
  if (configured.includes(name))
    throw new MemberflowError('InvalidInput', `the schedule ${name} is not in force yet`, {
      remedy: 'Put the schedules of the configuration into force: memberflow schedule apply.',
    });
  const listed = await listedSchedules(client, business);
  const known = [...new Set([...configured, ...listed.map((schedule) => schedule.name)])].sort();
  throw new MemberflowError('InvalidInput', `${business} has no schedule called "${name}"`, {
    remedy: remedyFor(name, known),
  });
}

function remedyFor(name: string, known: readonly string[]): string {
  const [nearest] = nearestNames(name, known, 1);
  if (nearest !== undefined) return `Did you mean ${nearest}? There are ${known.join(', ')}.`;
  return known.length === 0
    ? 'Add it under schedules in the configuration, then memberflow schedule apply.'
    : `There are ${known.join(', ')}.`;
}
