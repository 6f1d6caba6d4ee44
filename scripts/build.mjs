import { pathToFileURL } from 'node:url';
import { bundleStep } from './steps/bundle.mjs';
import { compileStep } from './steps/compile.mjs';
import { pageStep } from './steps/page.mjs';
import { runScript } from './steps/problem.mjs';
import { projectFolder } from './steps/project.mjs';
import { createSpeaker } from './steps/speak.mjs';

/**
 * Makes dist current: compiled rooms, their SQL, the workflow bundle and the page's script and style. Does nothing
 * where nothing changed.
 * @param {string} root the project's folder
 * @param {ReturnType<typeof createSpeaker>} speaker
 * @param {{ only?: 'bundles' | 'page' }} [options] `bundles`: all but the compiled rooms; `page`: the page's alone
 * @returns {Promise<boolean>} whether anything was done
 */
export async function build(root, speaker, { only } = {}) {
  const steps = [
    ...(only === undefined ? [['Compiling', compileStep(root)]] : []),
    ...(only === 'page' ? [] : [['Bundling workflows', bundleStep(root)]]),
    ['Bundling the report page', pageStep(root)],
  ].filter(([, step]) => !step.isDone);
  for (const [label, step] of steps) await speaker.step(label, step.run);
  return steps.length > 0;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  await runScript(async () => {
    const only = ['bundles', 'page'].find((part) => process.argv.includes(`--${part}`));
    await build(projectFolder, createSpeaker(), { only });
  });
