/** The least, or the greatest, that a figure may be. */
type Limit = { readonly atMost: number } | { readonly atLeast: number };

/** Says when a figure misses its limit; the benchmark then ends with exit code 1. */
export function keepLimit(what: string, figure: number, limit: Limit): void {
  const isKept = 'atMost' in limit ? figure <= limit.atMost : figure >= limit.atLeast;
  if (isKept) return;
  const allowed = 'atMost' in limit ? `at most ${limit.atMost}` : `at least ${limit.atLeast}`;
  console.log(`LIMIT MISSED: ${what} is ${Number(figure.toPrecision(4))}, ${allowed} is allowed`);
  process.exitCode = 1;
}

export function mean(figures: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < figures.length; at += 1) sum += figures[at] ?? Number.NaN;
  return sum / figures.length;
}
