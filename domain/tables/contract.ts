/**
 * What a value means and how it is read from text. `money` is exact decimal(18,4); `timestamp` an instant;
 * `day` a local calendar day; `flag` true or false.
 */
export type ColumnKind = 'id' | 'text' | 'timestamp' | 'day' | 'money' | 'number' | 'flag';

export interface ColumnContract {
  readonly name: string;
  readonly kind: ColumnKind;
  /** Every row must have a value, and the source must have the column. */
  readonly required: boolean;
  /** Alone or beside others it could tell who a member is; masked in outputs unless the configuration shows it. */
  readonly personal: boolean;
  readonly description: string;
}

/**
 * The declaration that extraction, audit, cleaning and reconciliation of a table follow. There is one for each
 * canonical table; code that treats a table by its name stands out as an exception.
 */
export interface TableContract {
  readonly name: string;
  readonly description: string;
  readonly columns: readonly ColumnContract[];
  /** Columns that identify a row; empty: rows have no identity and only exact repeats are dropped. */
  readonly key: readonly string[];
  /** The column that tells when a row became known; rows at or after the as-of are set aside. Null: no such column. */
  readonly knownAt: string | null;
  /** The column that reconciliation adds up; null: rows only. */
  readonly money: string | null;
  /** Further columns of the source are kept as attributes. */
  readonly openColumns: boolean;
}

export const column = (
  name: string,
  kind: ColumnKind,
  description: string,
  { required = false, personal = false }: { readonly required?: boolean; readonly personal?: boolean } = {},
): ColumnContract => ({ name, kind, required, personal, description });

export const required = { required: true } as const;
export const personal = { personal: true } as const;
