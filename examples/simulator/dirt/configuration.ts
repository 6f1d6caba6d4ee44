import { tableContracts, tableNames, type TableName } from '../../../domain/tables/index.js';
import { cancelledStatus, dirtyFormats } from './formats.js';

type Mapping = Readonly<Record<string, string>>;

/** The parts `sources` and `tables` of a configuration that reads dirty files. */
export interface DirtyConfiguration {
  readonly sources: Readonly<Record<string, unknown>>;
  readonly tables: Readonly<Record<string, unknown>>;
}

/**
 * What a configuration must declare so that the dirty files are read as they are meant.
 *
 * @param columns columns of each clean table
 * @param folder folder of the dirty files, relative to the configuration
 */
export function dirtyConfiguration(
  columns: Readonly<Partial<Record<TableName, readonly string[]>>>,
  folder: string,
  minAmount: number,
): DirtyConfiguration {
  // Guests are linked to members even where the business has no merges of its own.
  const links = tableContracts.member_links.columns.map(({ name }) => name);
  const all: typeof columns = { member_links: links, ...columns };
  const names = tableNames.filter((name) => all[name] !== undefined);
  const tableOf = (name: TableName): unknown => {
    const mapping: Mapping = Object.fromEntries((all[name] ?? []).map((column) => [column, column]));
    const base = { source: `${name}_files`, columns: mapping };
    if (name !== 'orders') return base;
    const cancelled = { column: 'status', values: [cancelledStatus] };
    return { ...base, min_amount: minAmount, ...('status' in mapping ? { cancelled } : {}) };
  };
  const sourceOf = (name: TableName) => ({
    kind: 'parquet',
    path: `${folder}/${name}-*.parquet`,
    ...dirtyFormats,
  });
  return {
    sources: Object.fromEntries(names.map((name) => [`${name}_files`, sourceOf(name)])),
    tables: Object.fromEntries(names.map((name) => [name, tableOf(name)])),
  };
}
