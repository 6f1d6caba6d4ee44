import { join } from 'node:path';
import { installPackages, setUp } from './setup.mjs';
import { runScript, SetupProblem } from './steps/problem.mjs';
import { projectFolder } from './steps/project.mjs';
import { passThrough } from './steps/run.mjs';
import { runTests } from './test.mjs';

/** @param {string} path below node_modules @param {readonly string[]} args */
const tool = (path, args) => () =>
  passThrough(process.execPath, [join(projectFolder, 'node_modules', path), ...args], { cwd: projectFolder });

const inspections = [
  ['types', tool('typescript/bin/tsc', ['--noEmit'])],
  ['types of the page', tool('typescript/bin/tsc', ['-p', 'outputs/html/browser'])],
  ['lint', tool('eslint/bin/eslint.js', ['.', '--max-warnings', '0'])],
  ['format', tool('prettier/bin/prettier.cjs', ['--check', '.'])],
];

/** Sets up and runs the tests; sources that do not compile are a failure like others, not the end of the check. */
async function tests() {
  try {
    await setUp({ tests: true });
  } catch (error) {
    if (!(error instanceof SetupProblem)) throw error;
    console.log(`${error.message}\n${error.remedy}`);
    return { isGood: false, line: '0 passed, 1 failed, 0 skipped' };
  }
  return runTests([]);
}

/** Types, lint, format and tests, all of them whatever the others say. */
await runScript(async () => {
  await installPackages();
  const failed = [];
  for (const [name, run] of inspections) {
    console.log(`\n== ${name}`);
    if ((await run()) !== 0) failed.push(name);
  }
  console.log('\n== tests');
  const { isGood, line } = await tests();
  if (!isGood) failed.push('tests');
  console.log(failed.length === 0 ? 'The check passed.' : `The check failed: ${failed.join(', ')}.`);
  console.log(line);
  return failed.length === 0 ? 0 : 1;
});
