import { pathToFileURL } from 'node:url';
import { bundleStep } from './steps/bundle.mjs';
import { compileStep } from './steps/compile.mjs';
import { runScript } from './steps/problem.mjs';
import { projectFolder } from './steps/project.mjs';
import { createSpeaker } from './steps/speak.mjs';

/**
 * Makes dist current: compiled rooms, their SQL and the workflow bundle. Does nothing where nothing changed.
 * @param {string} root the project's folder
 * @param {ReturnType<typeof createSpeaker>} speaker
 * @param {{ only?: 'workflows' }} [options] `workflows`: the bundle alone
 * @returns {Promise<boolean>} whether anything was done
 */
export async function build(root, speaker, { only } = {}) {
  const steps = [
    ...(only === 'workflows' ? [] : [['Compiling', compileStep(root)]]),
    ['Bundling workflows', bundleStep(root)],
  ].filter(([, step]) => !step.isDone);
  for (const [label, step] of steps) await speaker.step(label, step.run);
  return steps.length > 0;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  await runScript(async () => {
    const only = process.argv.includes('--workflows') ? 'workflows' : undefined;
    await build(projectFolder, createSpeaker(), { only });
  });
