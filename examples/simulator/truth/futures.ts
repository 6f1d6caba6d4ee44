import { commonWeeks } from '../kernel/common_weeks.js';
import { streams } from '../kernel/draw.js';
import type { World } from '../kernel/world.js';

/** Continuations of every life from a snapshot. */
export const futureCount = 128;

/**
 * Worlds in which the history up to a week is the one that was, and the common shocks after it are drawn afresh.
 *
 * @param from first week that is not known
 * @param until first week that is not needed
 */
export const drawFutures = (world: World, from: number, until: number): readonly World[] =>
  Array.from({ length: futureCount }, (_, n) => ({
    ...world,
    common: commonWeeks(world.parameters, world.seed, until, {
      fromWeek: from,
      stream: futureStream(n),
    }),
  }));

/** The stream of the draws of the n-th future, common and of each member. */
export const futureStream = (n: number): number => streams.continuations + n;
