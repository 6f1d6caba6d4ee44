import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupProblem } from './problem.mjs';
import { capture } from './run.mjs';

/** @param {string} path */
function packagesOf(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : undefined;
}

/**
 * Whether node_modules holds what the lock file asks for: every package in its version, none beside them.
 * Optional ones may be absent (they belong to other platforms). npm writes its own record of node_modules last,
 * so an interrupted installation has none.
 * @param {string} folder the project's
 */
export function dependenciesMatch(folder) {
  const wanted = packagesOf(join(folder, 'package-lock.json'));
  const installed = packagesOf(join(folder, 'node_modules', '.package-lock.json'));
  if (wanted === undefined || installed === undefined) return false;
  const complete = Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link) return true;
    const found = installed[path];
    if (found === undefined) return entry.optional === true || entry.devOptional === true;
    return (
      found.version === entry.version &&
      found.integrity === entry.integrity &&
      existsSync(join(folder, path, 'package.json'))
    );
  });
  return complete && Object.keys(installed).every((path) => wanted[path] !== undefined);
}

/** npm as it runs this script, else the one on the PATH. */
function npmCommand() {
  const script = process.env.npm_execpath;
  const usable = script !== undefined && /npm-cli\.c?js$/.test(script) && existsSync(script);
  return usable ? [process.execPath, script] : ['npm'];
}

/** What npm prints when no registry can be reached, or it refuses. */
const registryFaults =
  /E(?:NOTFOUND|CONNREFUSED|CONNRESET|TIMEDOUT|AI_AGAIN|401|403|404)\b|ERR_SOCKET_TIMEOUT|network/;

/**
 * @param {{ code: number, output: string }} result of npm
 * @param {string} log where its whole output stands
 */
function problemOf({ code, output }, log) {
  if (code === 127)
    return new SetupProblem(
      'npm is not installed.',
      'Install Node with npm (https://nodejs.org) and start again.',
    );
  const tail = output.trim().split('\n').slice(-15).join('\n');
  if (/\bEUSAGE\b/.test(output))
    return new SetupProblem(
      `package-lock.json does not fit package.json:\n${tail}`,
      'Run `npm install` once and keep the lock file that it writes.',
    );
  if (registryFaults.test(output))
    return new SetupProblem(
      `npm could not fetch the packages from its registry:\n${tail}`,
      'Check the network, and the registry that `npm config get registry` names; then start again.',
    );
  return new SetupProblem(`npm ci ended with code ${code}:\n${tail}`, `Its whole output is in ${log}.`);
}

/**
 * Installs exactly what the lock file names, from whatever registry npm is configured for.
 * @param {string} folder the project's
 * @param {readonly string[]} [npm] command to run npm with
 */
export async function installDependencies(folder, npm = npmCommand()) {
  const [program, ...before] = npm;
  const args = [...before, 'ci', '--include=dev', '--no-audit', '--no-fund'];
  const result = await capture(program, args, { cwd: folder });
  const log = join(folder, '.cache', 'npm-ci.log');
  mkdirSync(join(folder, '.cache'), { recursive: true });
  writeFileSync(log, result.output);
  if (result.code !== 0) throw problemOf(result, log);
}
