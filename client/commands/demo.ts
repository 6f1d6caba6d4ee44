import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { MemberflowError } from '../../contracts/failures.js';
import { nearestNames } from '../../domain/text/nearest.js';
import { presets, type PresetName } from '../../examples/simulator/presets/index.js';
import { writeBusiness } from '../../examples/simulator/write/write_business.js';
import { exitCodes } from '../exit_codes.js';
import { demoLines } from '../render/demo.js';
import { count, duration } from '../render/figures.js';
import { commandLine, configFileName, pathFrom, type Surroundings } from '../surroundings.js';

export interface DemoOptions {
  /** As they were typed. */
  readonly size: string;
  readonly seed: string;
  readonly out: string;
  readonly preset: string;
}

const sizes = { least: 1_000, most: 10_000_000 } as const;
/** As many as a thread makes in some seconds and holds in some hundred megabytes. */
const blockMembers = 50_000;
const largestSeed = 2 ** 31 - 1;

/** `memberflow demo`: writes a simulated business with a configuration that runs on it. */
export async function runDemo(options: DemoOptions, around: Surroundings): Promise<number> {
  const { terminal, folder, now } = around;
  const members = wholeNumber('--size', options.size, sizes.least, sizes.most);
  const seed = wholeNumber('--seed', options.seed, 0, largestSeed);
  const preset = presets[presetNamed(options.preset)];
  const out = resolve(folder, options.out);
  const started = now().getTime();
  const line = (done: number): string => `simulating ${count(done)} of ${count(members)} members`;
  let told = 0;
  const interrupted = around.interruptions();
  if (terminal.animated) terminal.draw(line(0));
  try {
    const written = await writeBusiness(
      { preset, seed, members, blockMembers },
      {
        folder: out,
        threads: availableParallelism(),
        signal: interrupted,
        progress: (done) => {
          if (terminal.animated) terminal.draw(`\r${line(done)}\u001b[K`);
          else if (done >= told + members / 10) terminal.talk(line((told = done)));
        },
      },
    );
    if (terminal.animated) terminal.draw('\r\u001b[K');
    const shown = pathFrom(folder, out);
    const took = duration(now().getTime() - started);
    terminal.out(
      demoLines({ shown, took, members, preset: preset.preset, written }, terminal.outStyle).join('\n'),
    );
    const config = pathFrom(folder, join(out, configFileName));
    terminal.out(`Next: ${commandLine('run memberOperations', config)} --as-of ${written.asOf}`);
    return exitCodes.completed;
  } catch (error) {
    if (terminal.animated) terminal.draw('\r\u001b[K');
    if (!interrupted.aborted) throw error;
    terminal.talk('Stopped. Nothing was written.');
    return exitCodes.cancelled;
  }
}

function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = /^\d+$/.test(text.replaceAll('_', '')) ? Number(text.replaceAll('_', '')) : Number.NaN;
  if (value >= least && value <= most) return value;
  const limits = `${count(least)} to ${count(most)}`;
  throw new MemberflowError(
    'InvalidInput',
    `${option} is ${JSON.stringify(text)}, not a whole number from ${limits}`,
    {
      remedy: `Give ${option} a number in these limits. Nothing was written.`,
    },
  );
}

function presetNamed(name: string): PresetName {
  const names = Object.keys(presets) as PresetName[];
  const found = names.find((one) => one === name);
  if (found !== undefined) return found;
  const [near] = nearestNames(name, names, 1);
  const hint = near === undefined ? '' : `: did you mean ${near}?`;
  throw new MemberflowError('InvalidInput', `There is no preset ${JSON.stringify(name)}${hint}`, {
    remedy: `Presets: ${names.join(', ')}. Nothing was written.`,
  });
}
