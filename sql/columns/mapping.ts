import type { ColumnMapping } from '../../config/schema.js';
import { MemberflowError } from '../../contracts/failures.js';
import { column, type ColumnContract, type TableContract } from '../../domain/tables/contract.js';
import { nearestNames } from '../../domain/text/nearest.js';
import type { StagedColumn } from './texts.js';
import type { MappedColumn } from './typed.js';

/** Headings that a configuration names for a table, and what it is read from, for messages. */
export interface MappingRequest {
  readonly contract: TableContract;
  readonly columns: Readonly<Record<string, ColumnMapping>>;
  /** Headings that it names beside those of the columns. */
  readonly further: readonly string[];
  readonly staged: readonly StagedColumn[];
  /** Name of the source or `select`. */
  readonly origin: string;
}

/** Finds the source column of each canonical one. Throws InvalidSource that lists every heading not found. */
export function mapColumns({
  contract,
  columns,
  further,
  staged,
  origin,
}: MappingRequest): readonly MappedColumn[] {
  const find = (heading: string): StagedColumn | undefined => staged.find((one) => one.heading === heading);
  const named = new Set([...Object.values(columns).flatMap(headingsOf), ...further]);
  const missing = [...named].filter((heading) => find(heading) === undefined);
  if (missing.length > 0) throw unknownHeadings(missing, contract.name, origin, staged);
  const wanted = (heading: string): StagedColumn => find(heading) ?? { heading, type: 'text' };
  return orderedColumns(contract, Object.keys(columns)).flatMap((one): MappedColumn[] => {
    const mapping = columns[one.name];
    if (mapping === undefined) return [];
    if (typeof mapping === 'object' && 'product' in mapping) {
      const [left, right] = mapping.product;
      return [
        { contract: one, origin: { kind: 'product', factors: [wanted(left ?? ''), wanted(right ?? '')] } },
      ];
    }
    const [heading, format] =
      typeof mapping === 'string' ? [mapping, undefined] : [mapping.column, mapping.format];
    return [
      { contract: one, origin: { kind: 'cell', column: wanted(heading), integer: format === 'integer' } },
    ];
  });
}

/** Canonical columns in the contract's order, then further attributes in the configuration's. */
function orderedColumns(contract: TableContract, mapped: readonly string[]): readonly ColumnContract[] {
  const known = new Set(contract.columns.map(({ name }) => name));
  const attributes = contract.openColumns ? mapped.filter((name) => !known.has(name)) : [];
  return [...contract.columns, ...attributes.map((name) => column(name, 'text', 'Attribute of the source.'))];
}

/** Headings that a column mapping reads. */
export function headingsOf(mapping: ColumnMapping): readonly string[] {
  if (typeof mapping === 'string') return [mapping];
  return 'product' in mapping ? mapping.product : [mapping.column];
}

function unknownHeadings(
  missing: readonly string[],
  table: string,
  origin: string,
  staged: readonly StagedColumn[],
): MemberflowError {
  const present = staged.map(({ heading }) => heading);
  const described = missing.map((heading) => {
    const [nearest] = nearestNames(heading, present, 1);
    return nearest === undefined ? `"${heading}"` : `"${heading}" (did you mean "${nearest}"?)`;
  });
  return new MemberflowError(
    'InvalidSource',
    `The table ${table} needs ${missing.length === 1 ? 'the column' : 'the columns'} ${described.join(', ')}, which ${origin} does not have`,
    {
      remedy: `Correct the headings under tables.${table}. The source has: ${present.join(', ')}.`,
      places: missing.map((heading) => ({ column: heading })),
    },
  );
}
