import type { ColumnContract, TableContract } from '../../domain/tables/contract.js';
import { quoteIdentifier } from '../../engine/quote.js';
import { sqlOf } from '../load.js';
import type { DeclaredFormats } from './formats.js';
import { cellOf, integerText, type StagedColumn } from './texts.js';
import { factorOf, valueOf, writtenAsNumber } from './values.js';

/** Where a canonical column comes from. */
export type ColumnOrigin =
  | { readonly kind: 'cell'; readonly column: StagedColumn; readonly integer: boolean }
  | { readonly kind: 'product'; readonly factors: readonly [StagedColumn, StagedColumn] };

export interface MappedColumn {
  readonly contract: ColumnContract;
  readonly origin: ColumnOrigin;
}

/** One cell of a canonical column: names of its trimmed cell and of its value within the view. */
export interface ReadCell {
  readonly heading: string;
  readonly cell: string;
  readonly value: string;
  /** SQL that tells whether a cell that is there can be read. */
  readonly readable: string;
}

export interface ReadColumn {
  readonly contract: ColumnContract;
  readonly cells: readonly ReadCell[];
  /** SQL of the canonical value, exact in its kind's type; null where it is missing or cannot be read. */
  readonly sql: string;
}

/** How the cells of a table are read: by its contract, its mapping and its source's formats. */
export interface TypedTable {
  readonly contract: TableContract;
  readonly columns: readonly ReadColumn[];
  /** Named cells over the staged columns, and named values over these. */
  readonly cellFragments: readonly string[];
  readonly valueFragments: readonly string[];
}

export function typedTable(
  contract: TableContract,
  mapped: readonly MappedColumn[],
  formats: DeclaredFormats,
): TypedTable {
  const cellFragments: string[] = [];
  const valueFragments: string[] = [];
  const columns = mapped.map(({ contract: column, origin }): ReadColumn => {
    const staged = origin.kind === 'cell' ? [origin.column] : origin.factors;
    const cells = staged.map((one): ReadCell => {
      const number = cellFragments.length + 1;
      const [cell, value] = [`memberflow_cell_${number}`, `memberflow_value_${number}`];
      const read =
        origin.kind === 'product' ? factorOf(one, cell, formats) : valueOf(column.kind, one, cell, formats);
      cellFragments.push(`${cellOf(one, formats)} as ${cell}`);
      valueFragments.push(
        `${origin.kind === 'cell' && origin.integer ? integerText(read) : read} as ${value}`,
      );
      const isNumber = column.kind === 'money' || column.kind === 'number';
      const readable = isNumber ? writtenAsNumber(one, cell, formats) : `${value} is not null`;
      return { heading: one.heading, cell, value, readable };
    });
    return { contract: column, cells, sql: canonicalOf(column, cells) };
  });
  return { contract, columns, cellFragments, valueFragments };
}

function canonicalOf(column: ColumnContract, cells: readonly ReadCell[]): string {
  const [first = 'null', ...others] = cells.map(({ value }) => value);
  // Widened: the engine would multiply two narrow decimals as a narrow one, whose overflow ends the run.
  const value = others.reduce((product, factor) => `cast(${product} as decimal(19,6)) * ${factor}`, first);
  if (column.kind === 'money') return `try_cast(${value} as decimal(18,4))`;
  if (column.kind === 'number') return `try_cast(${value} as decimal(28,10))`;
  return value;
}

/** SQL of a canonical column, or null when the source has none. */
export const columnSql = (table: TypedTable, name: string): string | null =>
  table.columns.find(({ contract }) => contract.name === name)?.sql ?? null;

/** Columns of a view, by name. */
export type Columns = Readonly<Record<string, string>>;

/** The canonical columns of a table, by name. */
export const canonicalColumns = (table: TypedTable): Columns =>
  Object.fromEntries(table.columns.map(({ contract, sql }) => [contract.name, sql]));

/** The SELECT of a table's readable view: the place of each row, then the given columns over cells and values. */
export function typedSelect(staged: string, table: TypedTable, columns: Columns): string {
  return sqlOf('staging/typed', {
    staged,
    cells: table.cellFragments.join(',\n    '),
    values: table.valueFragments.join(',\n    '),
    columns: Object.entries(columns)
      .map(([name, sql]) => `${sql} as ${quoteIdentifier(name)}`)
      .join(',\n  '),
  });
}
