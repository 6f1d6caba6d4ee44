import type { Movement } from '../../contracts/facts.js';
import { type Direction, directionOf } from './movement.js';
import type { Standing } from './segments.js';

/** Members of a movement by where they went. */
export type MovementTotals = Readonly<Record<Direction, number>>;

/** Members by direction. Flows that are told together have none and are left out. */
export function movementTotals({ flows }: Movement, standing: Standing): MovementTotals {
  const totals: Record<Direction, number> = { stayed: 0, rose: 0, fell: 0, level: 0, left: 0, entered: 0 };
  for (const flow of flows) totals[directionOf(flow, standing)] += flow.members;
  return totals;
}

/** Members who were scored before, as far as their flows are told one by one. */
export const membersBefore = ({ stayed, level, rose, fell, left }: MovementTotals): number =>
  stayed + level + rose + fell + left;
