import type { Design } from './design.js';

/** What a coefficient of a linear model belongs to. */
export interface Coefficient {
  readonly column: string;
  /** `value`: a change by one standard deviation; `level`: the row has it; `other`: it has a pooled one; `missing`. */
  readonly of: 'value' | 'level' | 'other' | 'missing';
  /** Of `level` only. */
  readonly level?: string;
  readonly coefficient: number;
}

/** The coefficients of a linear model by name, without the intercept, in the order in which the model has them. */
export function namedCoefficients({ numbers, factors }: Design, coefficients: Float64Array): Coefficient[] {
  const names: Omit<Coefficient, 'coefficient'>[] = [
    ...numbers.map(({ name }) => ({ column: name, of: 'value' as const })),
    ...numbers.filter(({ missing }) => missing).map(({ name }) => ({ column: name, of: 'missing' as const })),
    ...factors.flatMap(({ name, levels, pooled, missing }) => [
      ...levels.map((level) => ({ column: name, of: 'level' as const, level })),
      ...(pooled ? [{ column: name, of: 'other' as const }] : []),
      ...(missing ? [{ column: name, of: 'missing' as const }] : []),
    ]),
  ];
  return names.map((name, position) => ({ ...name, coefficient: coefficients[1 + position] ?? Number.NaN }));
}
