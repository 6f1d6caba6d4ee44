import { churnFeatures } from '../../../domain/churn/features.js';
import { quoteIdentifier } from '../../../engine/quote.js';
import type { Session } from '../../../engine/session.js';
import { sqlOf } from '../../load.js';

/** A feature of every row: a number, NaN where it is missing, or an index into the levels, −1 where it is missing. */
export type FeatureColumn =
  | { readonly kind: 'number'; readonly name: string; readonly values: Float64Array | Float32Array }
  | {
      readonly kind: 'category';
      readonly name: string;
      readonly codes: Int32Array;
      readonly levels: readonly string[];
    };

/** Features of rows in shared memory, in the form of a learner's matrix. */
export interface FeatureMatrix {
  readonly rows: number;
  readonly columns: readonly FeatureColumn[];
}

/** How features are read as numbers from a relation that a query calls `training`. */
export interface FeatureSelection {
  /** Columns of the query, and what its categories are joined with. */
  readonly select: string;
  readonly joins: string;
  /** The columns of the matrix, from the numbers that the query gave. */
  readonly columns: (read: readonly (Float64Array | Float32Array)[]) => readonly FeatureColumn[];
}

/** Numbers the levels of each category, and says how the features are read. Throws a RangeError for an unknown name. */
export async function selectFeatures(
  session: Session,
  relation: string,
  features: readonly string[],
): Promise<FeatureSelection> {
  const levels = new Map<string, readonly string[]>();
  for (const name of features) {
    if (kindOf(name) === 'category') levels.set(name, await numberLevels(session, relation, name));
  }
  const selected = features.map((name) =>
    levels.has(name)
      ? `${levelsOf(name)}.code as ${quoteIdentifier(name)}`
      : `training.${quoteIdentifier(name)}`,
  );
  const joins = [...levels.keys()].map(
    (name) => `left join ${levelsOf(name)} on ${levelsOf(name)}.level = training.${quoteIdentifier(name)}`,
  );
  return {
    select: selected.join(',\n  '),
    joins: joins.join('\n'),
    columns: (read) =>
      features.map((name, at) => {
        const values = read[at] ?? new Float64Array();
        const known = levels.get(name);
        return known === undefined
          ? { kind: 'number', name, values }
          : { kind: 'category', name, codes: codesOf(values), levels: known };
      }),
  };
}

function kindOf(name: string): 'number' | 'category' {
  const feature = churnFeatures.find((one) => one.name === name);
  if (feature === undefined) throw new RangeError(`There is no feature of churn called "${name}"`);
  return feature.kind;
}

const levelsOf = (name: string): string => quoteIdentifier(`${name}_levels`);

async function numberLevels(session: Session, relation: string, name: string): Promise<readonly string[]> {
  const levels = levelsOf(name);
  const category = quoteIdentifier(name);
  await session.run(sqlOf('features/churn_rows/category_levels', { levels, category, relation }));
  const rows = await session.rows(`select level from ${levels} order by code`);
  return rows.map(({ level }) => String(level));
}

function codesOf(values: Float64Array | Float32Array): Int32Array {
  const codes = new Int32Array(new SharedArrayBuffer(values.length * Int32Array.BYTES_PER_ELEMENT));
  for (let row = 0; row < codes.length; row += 1) {
    const code = values[row] ?? NaN;
    codes[row] = Number.isNaN(code) ? -1 : code;
  }
  return codes;
}
