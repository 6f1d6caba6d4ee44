import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupProblem } from './problem.mjs';
import { contentStamp, filesOf } from './sources.mjs';
import { readStamp, writeStamp } from './stamp.mjs';

/** Rooms that workflow code may import at run time. */
const rooms = ['workflows', 'contracts', 'domain'];

const encryptingFailures = 'worker/encryption/failure_converter.cjs';

/** Workers whose payloads are encrypted need their workflows to hide messages of failures too, which is part of a bundle. */
const bundles = [
  { name: 'workflow-bundle.js' },
  { name: 'workflow-bundle-encrypted.js', failureConverter: encryptingFailures },
];

/**
 * Packs the workflows into one file for workers and tests, and one for workers with encryption, when one of their
 * modules changed. Made from the TypeScript sources, so that it needs no compilation before it.
 * @param {string} root the project's folder
 */
export function bundleStep(root) {
  const inputs = [
    'package-lock.json',
    encryptingFailures,
    ...filesOf(root, rooms, (path) => path.endsWith('.ts')),
  ];
  const stamp = contentStamp(root, inputs);
  const targetOf = ({ name }) => join(root, 'dist', name);
  return {
    isDone: readStamp(root).workflows === stamp && bundles.every((bundle) => existsSync(targetOf(bundle))),
    async run() {
      const { bundleWorkflowCode } = await import('@temporalio/worker');
      const faults = [];
      const silent = () => {};
      const logger = { trace: silent, debug: silent, info: silent, warn: silent, log: silent };
      const error = (message) => faults.push(message);
      try {
        const workflowsPath = join(root, 'workflows', 'index.ts');
        mkdirSync(join(root, 'dist'), { recursive: true });
        for (const bundle of bundles) {
          const { code } = await bundleWorkflowCode({
            workflowsPath,
            ...(bundle.failureConverter && { failureConverterPath: join(root, bundle.failureConverter) }),
            logger: { ...logger, error },
          });
          const target = targetOf(bundle);
          writeFileSync(`${target}.${process.pid}`, code);
          renameSync(`${target}.${process.pid}`, target);
        }
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
