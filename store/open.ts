import { join } from 'node:path';
import { MemberflowError } from '../contracts/failures.js';
import { openFolderStore } from './folder.js';
import { objectAddress } from './object/address.js';
import type { Dealing } from './object/bucket.js';
import { openObjectStore } from './object/store.js';
import type { Store } from './store.js';

/** Between these a step waits at most some minutes before it fails as one to be tried again. */
const dealing = { connecting: 5_000, silent: 30_000, attempts: 5 } satisfies Partial<Dealing>;

/**
 * Opens the store of a state folder: the bucket that `MEMBERFLOW_STORE` names, or the folder `store` within it.
 *
 * @param env where the setting stands; of an object store the region, the credentials and the endpoint are read by the
 *   SDK, from the variables of this process and the files of AWS
 * @throws MemberflowError `InvalidInput` when the setting is no address of a bucket
 */
export function openStore(home: string, env: Readonly<NodeJS.ProcessEnv> = process.env): Store {
  const address = env['MEMBERFLOW_STORE'] ?? '';
  if (address === '') return openFolderStore(join(home, 'store'));
  return openObjectStore(objectAddress(address), join(home, 'cache'), {
    ...dealing,
    // The SDK knows the first of these only.
    region: [env['AWS_REGION'], env['AWS_DEFAULT_REGION']].find((name) => name) ?? null,
    pathStyle: pathStyleOf(env['MEMBERFLOW_STORE_PATH_STYLE'] ?? ''),
  });
}

function pathStyleOf(text: string): boolean {
  if (!['', 'true', 'false'].includes(text)) {
    throw new MemberflowError('InvalidInput', `MEMBERFLOW_STORE_PATH_STYLE is "${text}"`, {
      remedy: 'Write true or false; unset it for false.',
    });
  }
  return text === 'true';
}
