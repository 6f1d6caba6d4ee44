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

/** Draws after which a row is left alone that no fault fits: nearly all rows take one of the first few. */
const tries = 40;

/** Spoils a row with one fault, by weight among those that fit it; null where none does. */
export function spoilRow(victim: Victim, surroundings: Surroundings, draws: RowDraws): Spoiled | null {
  for (let i = 0; i < tries; i++) {
    const spoiled = faults[placeOf(draws.uniform())]?.spoil(victim, surroundings, draws) ?? null;
    if (spoiled !== null) return spoiled;
  }
  return null;
}
