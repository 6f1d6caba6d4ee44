import { beginMaking } from '../generate/business.js';
import { writeCampaigns, writeCosts } from '../generate/costs.js';
import { newLife } from '../generate/one_life.js';
import { writeLife } from '../generate/write_life.js';
import type { Preset } from '../presets/index.js';
import type { Rows } from '../tables/rows.js';
import { businessLayouts } from '../tables/layouts.js';
import type { Layout } from '../tables/layout.js';
import { blockMembers, folderOf } from './block.js';

/** What is simulated: the whole of it is decided by these. */
export interface Simulation {
  readonly preset: Preset;
  readonly seed: number;
  readonly members: number;
}

/** The rows of one block: a pure function of the simulation and its number. */
export function rowsOfBlock({ preset, seed, members }: Simulation, block: number): readonly Rows[] {
  const first = block * blockMembers;
  const past = Math.min(members, first + blockMembers);
  const making = beginMaking(preset, seed, members);
  const life = newLife(making.world);
  if (block === 0) writeCampaigns(making);
  for (let member = first; member < past; member++) writeLife(making, life, member);
  writeCosts(making);
  return Object.values(making.rows);
}

/** The tables of a simulation. */
const layoutsOf = ({ preset }: Simulation): readonly Layout[] => Object.values(businessLayouts(preset));

/** Where its tables lie, below the folder. */
export const tablesOf = (simulation: Simulation): readonly string[] =>
  layoutsOf(simulation).map((layout) => folderOf({ layout }));

/** Columns of a table as it is written. */
export const writtenColumnsOf = (simulation: Simulation, name: string): readonly string[] =>
  Object.keys(layoutsOf(simulation).find((layout) => !layout.truth && layout.name === name)?.written ?? {});
