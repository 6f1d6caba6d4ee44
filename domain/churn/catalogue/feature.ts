import type { TableName } from '../../tables/index.js';

/** Columns of a table that must be filled; columns that rows always have need not be named. */
export interface FeatureNeed {
  readonly table: TableName;
  readonly columns: readonly string[];
}

/** One column of what is known of a member at a snapshot. */
export interface ChurnFeature {
  readonly name: string;
  readonly kind: 'number' | 'category';
  /** All of these must be there. */
  readonly needs: readonly FeatureNeed[];
  /** And one of these. */
  readonly either?: readonly FeatureNeed[];
  /** Days before the snapshot that it looks back; null: all that is known. */
  readonly window: number | null;
  /** What a member has of whom there is nothing to count: a count is zero, a distance or a mean is missing. */
  readonly nothing: 'zero' | 'missing';
  readonly description: string;
}

/** Name, window and description of a feature. */
type Described<Name extends string> = readonly [name: Name, window: number | null, description: string];

/** Counts and sums: zero where there is nothing. */
export const counted = <const Name extends string>(
  needs: readonly FeatureNeed[],
  described: readonly Described<Name>[],
) => described.map((one) => ({ ...figure(needs, one), nothing: 'zero' as const }));

/** Distances, means and ratios: missing where there is nothing to measure. */
export const measured = <const Name extends string>(
  needs: readonly FeatureNeed[],
  described: readonly Described<Name>[],
) => described.map((one) => ({ ...figure(needs, one), nothing: 'missing' as const }));

/** A category, told by columns that must all be there, or by one of several. */
export const category = <const Name extends string>(
  name: Name,
  description: string,
  of: { readonly needs?: readonly FeatureNeed[]; readonly either?: readonly FeatureNeed[] },
) => ({
  name,
  kind: 'category' as const,
  needs: [],
  ...of,
  window: null,
  nothing: 'missing' as const,
  description,
});

const figure = <Name extends string>(
  needs: readonly FeatureNeed[],
  [name, window, description]: Described<Name>,
) => ({ name, kind: 'number' as const, needs, window, description });

export const need = (table: TableName, ...columns: readonly string[]): FeatureNeed => ({ table, columns });
