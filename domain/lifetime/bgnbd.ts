import { logGamma } from './log_gamma.js';
import { minimise } from './simplex.js';

/**
 * BG/NBD (Fader, Hardie and Lee 2005, "Counting your customers the easy way"): orders are Poisson with a rate from a
 * gamma distribution (shape r, rate alpha); after each repeat order a customer is lost with a probability from a beta
 * distribution (a, b).
 */
export interface Bgnbd {
  readonly r: number;
  /** In the unit of time of the customers. */
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/** Customers, one a place: all times since the first order, in one unit. */
export interface RepeatHistories {
  /** Repeat orders. */
  readonly x: ArrayLike<number>;
  /** Time of the last of them; 0 where there is none. */
  readonly tX: ArrayLike<number>;
  /** Time observed. */
  readonly T: ArrayLike<number>;
}

/** Log-likelihood of the parameters; equation 6 of the paper, summed in logarithms. */
export function bgnbdLogLikelihood({ r, alpha, a, b }: Bgnbd, { x, tX, T }: RepeatHistories): number {
  let most = 0;
  for (let i = 0; i < x.length; i++) most = Math.max(most, x[i] as number);
  // What depends on the number of repeat orders alone.
  const ofCount = Float64Array.from(
    { length: most + 1 },
    (_, k) =>
      logGamma(r + k) -
      logGamma(r) +
      r * Math.log(alpha) +
      logGamma(a + b) +
      logGamma(b + k) -
      logGamma(b) -
      logGamma(a + b + k),
  );
  let total = 0;
  for (let i = 0; i < x.length; i++) {
    const k = x[i] as number;
    const alive = -(r + k) * Math.log(alpha + (T[i] as number));
    total += (ofCount[k] as number) + alive;
    if (k === 0) continue;
    const lost = Math.log(a / (b + k - 1)) - (r + k) * Math.log(alpha + (tX[i] as number));
    total += Math.log1p(Math.exp(lost - alive));
  }
  return total;
}

export interface BgnbdFit {
  readonly parameters: Bgnbd;
  readonly logLikelihood: number;
  readonly converged: boolean;
}

/** Maximum likelihood, searched in the logarithms of the parameters from all ones, as the paper does. */
export function fitBgnbd(histories: RepeatHistories): BgnbdFit {
  const parametersAt = (logs: readonly number[]): Bgnbd => {
    const [r, alpha, a, b] = logs.map(Math.exp) as [number, number, number, number];
    return { r, alpha, a, b };
  };
  const { at, value, converged } = minimise(
    (logs) => -bgnbdLogLikelihood(parametersAt(logs), histories),
    [0, 0, 0, 0],
    { step: 0.5, tolerance: 1e-6, mostEvaluations: 2_000 },
  );
  return { parameters: parametersAt(at), logLikelihood: -value, converged };
}
