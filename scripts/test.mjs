import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runScript } from './steps/problem.mjs';
import { projectFolder } from './steps/project.mjs';
import { passThrough } from './steps/run.mjs';
import { tallyLine, tallyOf } from './steps/tally.mjs';
import { setUp } from './setup.mjs';

/** What stands for the tests of a run that ended without a report. */
const crashed = { passed: 0, failed: 1, skipped: 0, unlisted: [] };

/**
 * Runs the tests; skips that `tests/allowed-skips.json` does not list fail in CI.
 * @param {readonly string[]} args for vitest
 * @returns {Promise<{ isGood: boolean, line: string }>} the line to print last
 */
export async function runTests(args) {
  const report = join(projectFolder, '.cache', 'test-report.json');
  mkdirSync(join(projectFolder, '.cache'), { recursive: true });
  rmSync(report, { force: true });
  const vitest = join(projectFolder, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await passThrough(process.execPath, [vitest, 'run', ...reporters, ...args], {
    cwd: projectFolder,
  });
  const allowed = JSON.parse(readFileSync(join(projectFolder, 'tests', 'allowed-skips.json'), 'utf8'));
  const tally = existsSync(report)
    ? tallyOf(JSON.parse(readFileSync(report, 'utf8')).testResults, allowed, projectFolder)
    : crashed;
  const isRefused = Boolean(process.env.CI) && tally.unlisted.length > 0;
  if (tally.unlisted.length > 0)
    console.log(
      `Skipped, and not listed in tests/allowed-skips.json${isRefused ? ' (a failure in CI)' : ''}:\n  ${tally.unlisted.join('\n  ')}`,
    );
  if (code !== 0 && tally.failed === 0) console.log(`vitest itself ended with code ${code}.`);
  return { isGood: code === 0 && tally.failed === 0 && !isRefused, line: tallyLine(tally) };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  await runScript(async () => {
    await setUp({ tests: true });
    const { isGood, line } = await runTests(process.argv.slice(2));
    console.log(line);
    return isGood ? 0 : 1;
  });
