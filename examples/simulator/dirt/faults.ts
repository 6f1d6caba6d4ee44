import { cellFaults } from './cell_faults.js';
import type { RowDraws } from './draws.js';
import type { Fault, Spoiled, Surroundings, Victim } from './fault.js';
import { harmlessFaults } from './harmless_faults.js';
import { orderFaults } from './order_faults.js';
import { rowFaults } from './row_faults.js';

/** Every way in which rows go wrong. A row gets one of them at most, so that the order of the rules does not matter. */
export const faults: readonly Fault[] = [...cellFaults, ...rowFaults, ...orderFaults, ...harmlessFaults];

const weights = faults.reduce((sum, { weight }) => sum + weight, 0);

/** Place in the list that a number of [0, 1) falls on, by weight. */
function placeOf(uniform: number): number {
  let left = uniform * weights;
  return faults.findIndex(({ weight }) => (left -= weight) < 0);
}

/**
 * Spoils a row with one fault: the one drawn or, where it does not fit the row, the next that does; null where none
 * fits.
 */
export function spoilRow(victim: Victim, surroundings: Surroundings, draws: RowDraws): Spoiled | null {
  const first = Math.max(0, placeOf(draws.uniform()));
  for (let i = 0; i < faults.length; i++) {
    const spoiled = faults[(first + i) % faults.length]?.spoil(victim, surroundings, draws);
    if (spoiled !== null && spoiled !== undefined) return spoiled;
  }
  return null;
}
