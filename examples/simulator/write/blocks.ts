import { beginMaking } from '../generate/business.js';
import { writeCampaigns, writeCosts } from '../generate/costs.js';
import { newLife } from '../generate/one_life.js';
import { writeLife } from '../generate/write_life.js';
import type { Parameters } from '../model/parameters.js';
import type { Preset } from '../presets/index.js';
import { bgnbdLayouts, bgnbdRows } from '../process/bgnbd.js';
import { marginalLayouts, marginalRows } from '../process/marginals.js';
import type { Layout } from '../tables/layout.js';
import { businessLayouts } from '../tables/layouts.js';
import type { Rows } from '../tables/rows.js';
import { folderOf } from './block.js';

/** What is simulated: the whole of it is decided by these. */
export interface Simulation {
  readonly preset: Preset;
  readonly seed: number;
  readonly members: number;
  /** Members whose rows make a file: part of what decides the bytes. */
  readonly blockMembers: number;
}

/**
 * The rows of one block: a pure function of the simulation and its number.
 *
 * @param told now and then, the share of the members whose lives are made
 */
export function rowsOfBlock(
  { preset, seed, members, blockMembers }: Simulation,
  block: number,
  told: (share: number) => void = () => undefined,
): readonly Rows[] {
  const first = block * blockMembers;
  const past = Math.min(members, first + blockMembers);
  switch (preset.process) {
    case 'weeks':
      return livedRows(preset, { seed, members, first, past, block }, told);
    case 'bgnbd':
      return bgnbdRows(preset, seed, first, past);
    case 'marginals':
      return marginalRows(preset, seed, first, past);
  }
}

/** Members between two reports: a few hundredths of a second. */
const toldEvery = 500;

interface BlockOfLives {
  readonly seed: number;
  readonly members: number;
  /** Its members: from `first` to before `past`. */
  readonly first: number;
  readonly past: number;
  readonly block: number;
}

function livedRows(
  parameters: Parameters,
  { seed, members, first, past, block }: BlockOfLives,
  told: (share: number) => void,
): readonly Rows[] {
  const making = beginMaking(parameters, seed, members);
  const life = newLife(making.world);
  if (block === 0) writeCampaigns(making);
  for (let member = first; member < past; member++) {
    writeLife(making, life, member);
    if ((member - first) % toldEvery === toldEvery - 1) told((member - first + 1) / (past - first));
  }
  writeCosts(making, block);
  return Object.values(making.rows);
}

/** The tables of a simulation. */
function layoutsOf({ preset }: Simulation): readonly Layout[] {
  switch (preset.process) {
    case 'weeks':
      return Object.values(businessLayouts(preset));
    case 'bgnbd':
      return Object.values(bgnbdLayouts);
    case 'marginals':
      return Object.values(marginalLayouts);
  }
}

/** Where its tables lie, below the folder. */
export const tablesOf = (simulation: Simulation): readonly string[] =>
  layoutsOf(simulation).map((layout) => folderOf({ layout }));

/** Columns of a table as it is written. */
export const writtenColumnsOf = (simulation: Simulation, name: string): readonly string[] =>
  Object.keys(layoutsOf(simulation).find((layout) => !layout.truth && layout.name === name)?.written ?? {});

/** The first day that is not simulated any more. */
export function asOfOf({ preset }: Simulation): string {
  const day = 86_400_000;
  const [first, days] =
    preset.process === 'weeks'
      ? [preset.firstMonday, preset.weeks * 7]
      : [preset.firstDay, preset.process === 'bgnbd' ? preset.weeks * 7 : preset.days];
  return new Date(Date.parse(`${first}T00:00:00Z`) + days * day).toISOString().slice(0, 10);
}
