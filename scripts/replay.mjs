import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { runScript, SetupProblem } from './steps/problem.mjs';
import { projectFolder } from './steps/project.mjs';
import { createSpeaker } from './steps/speak.mjs';

/** @param {string} file a history, as `temporal workflow show --output json` writes it */
function readHistory(file) {
  try {
    const history = JSON.parse(readFileSync(file, 'utf8'));
    const { workflowId, input } = history.events[0].workflowExecutionStartedEventAttributes;
    return { history, workflowId, payloads: input?.payloads ?? [] };
  } catch (error) {
    throw new SetupProblem(
      `${file} is not a history: ${error.message}`,
      'Save one with `temporal workflow show -w ID --output json >FILE`.',
    );
  }
}

/**
 * Replays the history of a run with the workflows of this checkout: whether the run could go on with them.
 * @param {string} file
 * @throws SetupProblem when it could not, or the file is no history in the clear
 */
export async function replay(file) {
  const { history, workflowId, payloads } = readHistory(file);
  const encrypted = Buffer.from('binary/encrypted').toString('base64');
  if (payloads.some(({ metadata }) => metadata?.encoding === encrypted))
    throw new SetupProblem(
      `${file} is encrypted.`,
      'Save it with --codec-endpoint and --codec-auth: see docs/production.md.',
    );
  const { DefaultLogger, Runtime, Worker } = await import('@temporalio/worker');
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { logging: { forward: {}, filter: 'OFF' } },
  });
  const codePath = join(projectFolder, 'dist', 'workflow-bundle.js');
  try {
    await Worker.runReplayHistory({ workflowBundle: { codePath } }, history, workflowId);
  } catch (error) {
    throw new SetupProblem(
      `${workflowId} could not go on with these workflows: ${error.message}`,
      'Deploy when it has ended, or let the change branch by patched().',
    );
  }
  return workflowId;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  await runScript(async () => {
    const [, , ...files] = process.argv;
    if (files.length !== 1) throw new SetupProblem('Which history?', 'npm run replay -- FILE');
    await build(projectFolder, createSpeaker(), { only: 'bundles' });
    process.stdout.write(`${await replay(files[0])} can go on with these workflows.\n`);
  });
