import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupProblem } from './problem.mjs';
import { contentStamp, filesOf } from './sources.mjs';
import { readStamp, writeStamp } from './stamp.mjs';

/** Rooms that workflow code may import at run time. */
const rooms = ['workflows', 'contracts', 'domain'];

/**
 * Packs the workflows into one file for workers and tests when one of their modules changed. Made from the
 * TypeScript sources, so that it needs no compilation before it.
 * @param {string} root the project's folder
 */
export function bundleStep(root) {
  const inputs = ['package-lock.json', ...filesOf(root, rooms, (path) => path.endsWith('.ts'))];
  const stamp = contentStamp(root, inputs);
  const target = join(root, 'dist', 'workflow-bundle.js');
  return {
    isDone: readStamp(root).workflows === stamp && existsSync(target),
    async run() {
      const { bundleWorkflowCode } = await import('@temporalio/worker');
      const faults = [];
      const silent = () => {};
      const logger = { trace: silent, debug: silent, info: silent, warn: silent, log: silent };
      const error = (message) => faults.push(message);
      try {
        const workflowsPath = join(root, 'workflows', 'index.ts');
        const { code } = await bundleWorkflowCode({ workflowsPath, logger: { ...logger, error } });
        mkdirSync(join(root, 'dist'), { recursive: true });
        writeFileSync(`${target}.${process.pid}`, code);
        renameSync(`${target}.${process.pid}`, target);
      } catch (fault) {
        throw new SetupProblem(
          `The workflows cannot be bundled: ${fault.message}\n${faults.join('\n')}`,
          'Workflow code may import only contracts/, domain/ and @temporalio/workflow. Mend it and start again.',
        );
      }
      writeStamp(root, { workflows: stamp });
    },
  };
}
