import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupProblem } from './problem.mjs';

/** Platforms for which every native package and the Temporal server exist. */
const supported = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];

/** @param {string} version such as `20.19.0` */
const numbersOf = (version) => version.replace(/^v/, '').split('.').map(Number);

/**
 * @param {string} version
 * @param {string} minimum
 */
function isAtLeast(version, minimum) {
  const [found, wanted] = [numbersOf(version), numbersOf(minimum)];
  const first = wanted.findIndex((number, place) => number !== (found[place] ?? 0));
  return first === -1 || (found[first] ?? 0) > wanted[first];
}

/**
 * Refuses a Node that is too old for the packages used.
 * @param {string} folder the project's
 * @param {string} [version] of Node
 */
export function checkNode(folder, version = process.versions.node) {
  const { engines } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const minimum = engines.node.replace(/^>=\s*/, '');
  if (isAtLeast(version, minimum.split('.').length === 2 ? `${minimum}.0` : minimum)) return;
  throw new SetupProblem(
    `Node ${minimum} or later is needed; this is Node ${version}.`,
    'Install a current Node (https://nodejs.org) and start again.',
  );
}

/**
 * Refuses a platform for which native packages do not exist.
 * @param {string} [platform] such as `linux-x64`
 * @param {() => boolean} [isMusl]
 */
export function checkPlatform(platform = `${process.platform}-${process.arch}`, isMusl = runsOnMusl) {
  const remedy =
    'Use Linux with glibc (Debian, Ubuntu, Fedora …), macOS, WSL 2, or a Debian-based container.';
  if (!supported.includes(platform))
    throw new SetupProblem(
      `memberflow does not run on ${platform}: there is no Temporal server for it.`,
      remedy,
    );
  if (isMusl())
    throw new SetupProblem('memberflow does not run on musl (Alpine): the Temporal SDK needs glibc.', remedy);
}

function runsOnMusl() {
  if (process.platform !== 'linux') return false;
  return process.report.getReport().header.glibcVersionRuntime === undefined;
}
