import { LearnerError } from '../failure.js';
import { factorise, solve } from './cholesky.js';

/** A convex function at some point, with its derivatives. */
export interface Surface {
  readonly loss: number;
  readonly gradient: Float64Array;
  /** Second derivatives, the lower triangle row by row; may be overwritten by who reads it. */
  readonly hessian: Float64Array;
}

export interface NewtonSettings {
  /** A step in which no coefficient changes by more is the last. */
  readonly tolerance: number;
  readonly mostSteps: number;
}

/**
 * Minimum of a convex function by Newton's method: full steps, halved until the function falls by enough (Armijo), as
 * in Boyd & Vandenberghe, "Convex Optimization", 9.5. For the log loss this is iteratively reweighted least squares.
 *
 * @param start where to begin; not changed
 * @throws LearnerError NotConverged
 */
export function newton(
  surfaceAt: (point: Float64Array) => Surface,
  start: Float64Array,
  { tolerance, mostSteps }: NewtonSettings,
): Float64Array {
  let point = start;
  let surface = surfaceAt(point);
  for (let step = 0; step < mostSteps; step += 1) {
    const direction = Float64Array.from(surface.gradient, (slope) => -slope);
    if (!factorise(surface.hessian, point.length)) break;
    solve(surface.hessian, direction);
    const change = direction.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
    // So close to the minimum a step squares the error: there is no need to look at where it leads.
    if (change <= tolerance) return moved(point, direction, 1);
    const fall = direction.reduce((sum, one, j) => sum + one * (surface.gradient[j] ?? 0), 0);
    const before = surface.loss;
    let share = 1;
    const enough = () => surface.loss <= before + 1e-4 * share * fall + 1e-12 * Math.abs(before);
    let next = moved(point, direction, share);
    surface = surfaceAt(next);
    while (!enough() && share > 1e-6) {
      share /= 2;
      next = moved(point, direction, share);
      surface = surfaceAt(next);
    }
    if (!enough()) break;
    point = next;
  }
  throw new LearnerError(
    'NotConverged',
    `The coefficients did not settle in ${mostSteps} steps.`,
    'Raise l2: a column, or several together, may tell the two classes apart without error.',
  );
}

const moved = (point: Float64Array, direction: Float64Array, share: number): Float64Array =>
  point.map((value, j) => value + share * (direction[j] ?? 0));
