import type { Movement, RunFacts } from '../../contracts/facts.js';
import { outOfRange } from '../../domain/rfm/names.js';
import type { Standing } from './segments.js';

export type Flow = Movement['flows'][number];

/** Where a flow leads, by the standing of its segments. */
export type Direction = 'stayed' | 'rose' | 'fell' | 'level' | 'left' | 'entered';

/**
 * Going from or to a segment that this run does not have is neither a rise nor a fall, nor is going beyond the given
 * edges: those members may have the greatest values of all.
 */
export function directionOf({ from, to }: Pick<Flow, 'from' | 'to'>, standing: Standing): Direction {
  if (from === to) return 'stayed';
  if (to === null) return 'left';
  if (from === null) return 'entered';
  if (from === outOfRange || to === outOfRange) return 'level';
  const [before, after] = [standing.get(from), standing.get(to)];
  if (before === undefined || after === undefined || before === after) return 'level';
  return after < before ? 'fell' : 'rose';
}

/** Whether both ends are results of a time that was over, and different ones. */
export const isFair = ({ from, to }: Movement): boolean =>
  !from.partial && !to.partial && !(from.runId === to.runId && from.label === to.label);

/** The movement that leads to the period described: from the period before it, else from the latest earlier run. */
export function movementInto(movements: RunFacts['movements'], period: string): Movement | null {
  const leading = movements.filter((movement) => isFair(movement) && movement.to.label === period);
  return leading.find(({ between }) => between === 'periods') ?? leading.at(-1) ?? null;
}
