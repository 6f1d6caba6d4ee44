import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { dependenciesMatch, installDependencies } from './steps/dependencies.mjs';
import { withSetupLock } from './steps/lock.mjs';
import { checkNode, checkPlatform } from './steps/platform.mjs';
import { runScript } from './steps/problem.mjs';
import { projectFolder } from './steps/project.mjs';
import { createSpeaker } from './steps/speak.mjs';
import { binaryStep } from './steps/temporal.mjs';

const cache = join(projectFolder, '.cache');

/** @param {ReturnType<typeof createSpeaker>} speaker @returns {Promise<boolean>} whether anything was done */
async function installed(speaker) {
  if (dependenciesMatch(projectFolder)) return false;
  checkPlatform();
  await speaker.step('Installing packages', () => installDependencies(projectFolder));
  return true;
}

/**
 * Which servers have to be there: none for a cluster of one's own, both for the tests.
 * @param {boolean} tests
 */
function serversFor(tests) {
  if (tests) return ['temporal', 'temporal-test-server'];
  return process.env.TEMPORAL_ADDRESS ? [] : ['temporal'];
}

/** @param {ReturnType<typeof createSpeaker>} speaker @param {boolean} tests */
async function fetched(speaker, tests) {
  let done = false;
  for (const name of serversFor(tests)) {
    const step = await binaryStep(projectFolder, name);
    if (step.isDone) continue;
    await speaker.step(`Fetching ${name}`, step.run);
    done = true;
  }
  return done;
}

/** @param {(speaker: ReturnType<typeof createSpeaker>) => Promise<void>} work alone in this checkout */
async function alone(work) {
  checkNode(projectFolder);
  const speaker = createSpeaker();
  const onWait = (holder) =>
    speaker.say(`Waiting for the set-up of process ${holder}, which holds ${join(cache, 'setup.lock')} …`);
  await withSetupLock(cache, () => work(speaker), onWait);
}

/** Installs the packages where they do not match the lock file: all that looking at the sources needs. */
export function installPackages() {
  return alone(async (speaker) => {
    await installed(speaker);
  });
}

/**
 * Brings a checkout to where memberflow runs: packages, build, Temporal server. Does only what is missing, so it may
 * run before every command.
 * @param {{ tests?: boolean }} [options] `tests`: with what the tests need as well
 */
export function setUp({ tests = false } = {}) {
  return alone(async (speaker) => {
    const done = [
      await installed(speaker),
      await build(projectFolder, speaker),
      await fetched(speaker, tests),
    ];
    speaker.say(done.includes(true) ? 'Set-up is complete.' : 'Set-up is up to date.');
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  await runScript(() => setUp({ tests: process.argv.includes('--tests') }));
