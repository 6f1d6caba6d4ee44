import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SetupProblem } from './problem.mjs';
import { capture } from './run.mjs';
import { contentStamp, filesOf } from './sources.mjs';
import { readStamp, writeStamp } from './stamp.mjs';

/** What lies beside the modules and is read by them at run time. */
const isAsset = (path) => /\.(?:sql|cjs)$/.test(path) || /^config\/.*\.json$/.test(path);
const isModule = (path) => path.endsWith('.ts');

/** @param {string} root */
function roomsOf(root) {
  return JSON.parse(readFileSync(join(root, 'tsconfig.build.json'), 'utf8')).include;
}

/** @param {string} root */
function inputsOf(root) {
  const settings = ['tsconfig.json', 'tsconfig.build.json', 'package.json', 'package-lock.json'];
  return [...settings, ...filesOf(root, roomsOf(root), (path) => isModule(path) || isAsset(path))];
}

/** Removes what dist holds of modules and assets that are gone. @param {string} root @param {string[]} inputs */
function prune(root, inputs) {
  const kept = new Set(inputs.map((path) => join('dist', path.replace(/\.ts$/, '.js'))));
  for (const path of filesOf(
    root,
    roomsOf(root).map((room) => join('dist', room)),
    () => true,
  ))
    if (!kept.has(path)) rmSync(join(root, path));
}

/**
 * Compiles the rooms into dist when one of their files changed, and copies what they read at run time.
 * @param {string} root the project's folder
 */
export function compileStep(root) {
  const inputs = inputsOf(root);
  const stamp = contentStamp(root, inputs);
  return {
    isDone: readStamp(root).modules === stamp && existsSync(join(root, 'dist', 'client')),
    async run() {
      writeStamp(root, { modules: null });
      const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
      const result = await capture(process.execPath, [compiler, '-p', 'tsconfig.build.json'], { cwd: root });
      if (result.code !== 0)
        throw new SetupProblem(
          `The sources do not compile:\n${result.output.trim()}`,
          'Mend them and start again.',
        );
      for (const path of inputs.filter(isAsset)) {
        const target = join(root, 'dist', path);
        mkdirSync(dirname(target), { recursive: true });
        copyFileSync(join(root, path), target);
      }
      prune(root, inputs);
      const command = join(root, 'dist', 'client', 'cli.js');
      if (existsSync(command)) chmodSync(command, 0o755);
      writeStamp(root, { modules: stamp });
    },
  };
}
