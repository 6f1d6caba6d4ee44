import { join } from 'node:path';
import { installPackages, setUp } from './setup.mjs';
import { runScript, SetupProblem } from './steps/problem.mjs';
import { projectFolder } from './steps/project.mjs';
import { capture } from './steps/run.mjs';
import { runTests } from './test.mjs';

/** @param {string} path below node_modules @param {readonly string[]} args */
const tool = (path, args) => () =>
  capture(process.execPath, [join(projectFolder, 'node_modules', path), ...args], { cwd: projectFolder });

const inspections = [
  ['types', tool('typescript/bin/tsc', ['--noEmit'])],
  ['types of the page', tool('typescript/bin/tsc', ['-p', 'outputs/html/browser'])],
  ['lint', tool('eslint/bin/eslint.js', ['.', '--max-warnings', '0'])],
  ['format', tool('prettier/bin/prettier.cjs', ['--check', '.'])],
];

/**
 * Sets up for the tests; sources that do not compile are a failure like others, not the end of the check.
 * @returns {Promise<SetupProblem | null>} what is in the way of the tests
 */
async function settingUp() {
  try {
    await setUp({ tests: true });
    return null;
  } catch (error) {
    if (error instanceof SetupProblem) return error;
    throw error;
  }
}

/** @param {SetupProblem | null} problem */
async function tests(problem) {
  if (problem === null) return runTests([]);
  console.log(`${problem.message}\n${problem.remedy}`);
  return { isGood: false, line: '0 passed, 1 failed, 0 skipped' };
}

/** Types, lint, format and tests, all of them whatever the others say. */
await runScript(async () => {
  await installPackages();
  // Each takes one core, and the set-up waits for the network: all at once they take half the time.
  const ready = settingUp();
  const inspected = inspections.map(([name, run]) => ({ name, ended: run() }));
  const problem = await ready;
  const failed = [];
  for (const { name, ended } of inspected) {
    const { code, output } = await ended;
    console.log(`\n== ${name}\n${output.trimEnd()}`);
    if (code !== 0) failed.push(name);
  }
  console.log('\n== tests');
  const { isGood, line } = await tests(problem);
  if (!isGood) failed.push('tests');
  console.log(failed.length === 0 ? 'The check passed.' : `The check failed: ${failed.join(', ')}.`);
  console.log(line);
  return failed.length === 0 ? 0 : 1;
});
