import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { projectFolder } from '../../worker/project.js';

/** Makes the script and style of the HTML report current, for tests that render pages; quick when nothing changed. */
export async function buildPageScript(): Promise<void> {
  await promisify(execFile)(process.execPath, ['scripts/build.mjs', '--page'], { cwd: projectFolder() });
}
