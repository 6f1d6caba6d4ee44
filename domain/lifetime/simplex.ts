export interface SimplexOptions {
  /** Length of the first simplex's edges. */
  readonly step: number;
  /** Ends when the values at the corners differ by no more than this. */
  readonly tolerance: number;
  readonly mostEvaluations: number;
}

export interface Minimum {
  readonly at: readonly number[];
  readonly value: number;
  /** Whether the tolerance was reached. */
  readonly converged: boolean;
}

/** A minimum of a function of a few variables without derivatives (Nelder and Mead 1965). */
export function minimise(
  f: (x: readonly number[]) => number,
  start: readonly number[],
  { step, tolerance, mostEvaluations }: SimplexOptions,
): Minimum {
  let evaluations = 0;
  const corner = (at: readonly number[]) => {
    evaluations += 1;
    return { at, value: f(at) };
  };
  let corners = [start, ...start.map((_, i) => start.map((x, j) => (i === j ? x + step : x)))].map(corner);
  for (;;) {
    corners.sort((p, q) => p.value - q.value);
    const [best, worst] = [corners[0], corners.at(-1)] as [(typeof corners)[0], (typeof corners)[0]];
    const converged = worst.value - best.value <= tolerance;
    if (converged || evaluations >= mostEvaluations) return { ...best, converged };
    const others = corners.slice(0, -1);
    const centre = start.map(
      (_, i) => others.reduce((sum, { at }) => sum + (at[i] as number), 0) / others.length,
    );
    const along = (t: number) => corner(centre.map((c, i) => c + t * (c - (worst.at[i] as number))));
    const reflected = along(1);
    let next = reflected;
    if (reflected.value < best.value) {
      const expanded = along(2);
      if (expanded.value < reflected.value) next = expanded;
    } else if (reflected.value >= (others.at(-1) as typeof best).value) {
      next = along(reflected.value < worst.value ? 0.5 : -0.5);
    }
    corners =
      next.value < worst.value
        ? [...others, next]
        : [
            best,
            ...corners.slice(1).map(({ at }) => corner(at.map((x, i) => (x + (best.at[i] as number)) / 2))),
          ];
  }
}
