import { MemberflowError } from '../../contracts/failures.js';
import { nearestNames } from '../../domain/text/nearest.js';
import { presets, type PresetName } from '../../examples/simulator/presets/index.js';
import { snapshotDay, snapshotWeek } from '../../examples/simulator/truth/snapshot.js';
import type { Simulation } from '../../examples/simulator/write/blocks.js';
import { kernelBusiness, type WriteOptions } from '../../examples/simulator/write/write_business.js';
import { count } from '../render/figures.js';

/** Options of `memberflow demo`, as they were typed. */
export interface DemoOptions {
  readonly size: string;
  readonly seed: string;
  readonly out: string;
  readonly preset: string;
  /** A share of the rows; true: the usual one. */
  readonly dirty?: string | true;
  /** Days to look at. */
  readonly truth?: readonly string[];
  readonly oracle: string;
}

/** What is to be made. */
export interface DemoPlan extends Pick<WriteOptions, 'dirtyShare' | 'truth'> {
  readonly simulation: Simulation;
}

const sizes = { least: 1_000, most: 10_000_000 } as const;
/** As many as a thread makes in some seconds and holds in some hundred megabytes. */
const blockMembers = 50_000;
const largestSeed = 2 ** 31 - 1;
const usualDirtyShare = 0.03;
const largestDirtyShare = 0.5;
const nothingWritten = 'Nothing was written.';

/** @throws MemberflowError `InvalidInput` */
export function demoPlan(options: DemoOptions): DemoPlan {
  const simulation = {
    members: wholeNumber('--size', options.size, sizes.least, sizes.most),
    seed: wholeNumber('--seed', options.seed, 0, largestSeed),
    preset: presets[presetNamed(options.preset)],
    blockMembers,
  };
  return {
    simulation,
    ...(options.dirty === undefined ? {} : { dirtyShare: dirtyShare(options.dirty) }),
    ...(options.truth === undefined
      ? {}
      : {
          truth: {
            snapshots: options.truth.map((day) => snapshotOf(simulation, day)),
            oracleMembers: wholeNumber('--oracle', options.oracle, 0, sizes.most),
          },
        }),
  };
}

function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = /^\d+$/.test(text.replaceAll('_', '')) ? Number(text.replaceAll('_', '')) : Number.NaN;
  if (value >= least && value <= most) return value;
  const limits = `${count(least)} to ${count(most)}`;
  throw refusal(
    `${option} is ${JSON.stringify(text)}, not a whole number from ${limits}`,
    `Give ${option} a number in these limits.`,
  );
}

function dirtyShare(text: string | true): number {
  if (text === true) return usualDirtyShare;
  const value = /^\d*\.?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value > 0 && value <= largestDirtyShare) return value;
  throw refusal(
    `--dirty is ${JSON.stringify(text)}, not a share of the rows above 0 and up to ${largestDirtyShare}`,
    `Give it such a share, or none for ${usualDirtyShare}.`,
  );
}

function snapshotOf(simulation: Simulation, day: string): number {
  const { parameters } = kernelBusiness(simulation);
  const week = snapshotWeek(parameters, day);
  if (week !== null) return week;
  const [first, last] = [snapshotDay(parameters, 1), snapshotDay(parameters, parameters.weeks)];
  throw refusal(
    `--truth is ${JSON.stringify(day)}, not a Monday from ${first} to ${last}`,
    'Name Mondays of the simulated weeks.',
  );
}

function presetNamed(name: string): PresetName {
  const names = Object.keys(presets) as PresetName[];
  const found = names.find((one) => one === name);
  if (found !== undefined) return found;
  const [near] = nearestNames(name, names, 1);
  const hint = near === undefined ? '' : `: did you mean ${near}?`;
  throw refusal(`There is no preset ${JSON.stringify(name)}${hint}`, `Presets: ${names.join(', ')}.`);
}

const refusal = (message: string, remedy: string): MemberflowError =>
  new MemberflowError('InvalidInput', message, { remedy: `${remedy} ${nothingWritten}` });
