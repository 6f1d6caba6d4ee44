import type { Client } from '@temporalio/client';
import { MemberflowError } from '../../contracts/failures.js';
import type { JobInput } from '../../contracts/run.js';
import { tombstoneOf } from '../../sql/steps/erasing/bar.js';
import { readBusinessKey } from '../../store/business_key.js';
import { openStore } from '../../store/open.js';
import { outcomeOf } from '../runs/outcome.js';
import { startRun } from '../runs/start.js';
import { withReading } from './reading.js';

/**
 * The tombstone of a member's number: what leaves this process instead of the number. Where the business has no
 * secret yet, a job draws it first, since commands write nothing to the store.
 * @param home folder that holds the store
 * @throws MemberflowError `InvalidInput` for an empty number, `ArtifactDamaged` where the store cannot be read here
 */
export async function tombstoneFor(
  member: string,
  input: JobInput,
  client: Client,
  home: string,
): Promise<string> {
  const key = await keyOf(input, client, home);
  const tombstone = await withReading('small', home, (session) => tombstoneOf(session, member, key));
  if (tombstone !== null) return tombstone;
  throw new MemberflowError('InvalidInput', "The member's number is empty", {
    remedy: 'Give the number as the sources have it, or - to read it from standard input.',
  });
}

async function keyOf(input: JobInput, client: Client, home: string): Promise<string> {
  const store = openStore(home);
  const known = await readBusinessKey(store, input.business);
  if (known !== null) return known;
  await outcomeOf(client, await startRun(client, 'prepareErasure', input));
  const drawn = await readBusinessKey(store, input.business);
  if (drawn !== null) return drawn;
  throw new MemberflowError(
    'ArtifactDamaged',
    `The secret of ${input.business} cannot be read from this store`,
    {
      remedy: 'Give the command where the store of the workers can be read. Nothing was erased.',
    },
  );
}
