import { createWorld, type World } from '../kernel/world.js';
import type { Parameters } from '../model/parameters.js';
import { businessLayouts, type BusinessLayouts } from '../tables/layouts.js';
import { newRows, type Rows } from '../tables/rows.js';
import { createClock, type Clock } from './clock.js';

export type BusinessRows = { readonly [Table in keyof BusinessLayouts]: Rows };

/** What the rows of a block of members are made with, and the rows themselves. */
export interface Making {
  readonly world: World;
  readonly clock: Clock;
  readonly rows: BusinessRows;
  /** Hundredths spent by week and kind of cost: [week × kinds + kind]. */
  readonly spent: Float64Array;
  /** Treated contacts by running number of the campaign, and of the care programme. */
  readonly reached: Float64Array;
  readonly cared: Float64Array;
}

export function beginMaking(parameters: Parameters, seed: number, members: number): Making {
  const world = createWorld(parameters, seed, members);
  const layouts = businessLayouts(parameters);
  const rows = Object.fromEntries(Object.entries(layouts).map(([name, layout]) => [name, newRows(layout)]));
  return {
    world,
    clock: createClock(parameters),
    rows: rows as BusinessRows,
    spent: new Float64Array(parameters.weeks * 4),
    reached: new Float64Array(parameters.weeks),
    cared: new Float64Array(parameters.weeks),
  };
}
