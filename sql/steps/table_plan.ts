import type { Config, OrdersTableConfig, SourceConfig, TableConfig } from '../../config/schema.js';
import { tableContracts, type TableName } from '../../domain/tables/index.js';
import type { TableContract } from '../../domain/tables/contract.js';
import type { DeclaredFormats } from '../columns/formats.js';
import { mapColumns } from '../columns/mapping.js';
import type { StagedColumn } from '../columns/texts.js';
import { typedTable, type TypedTable } from '../columns/typed.js';

/** How one configured table is audited and cleaned: its contract, its configuration and what its source has. */
export interface TablePlan {
  readonly name: TableName;
  readonly contract: TableContract;
  readonly config: TableConfig | OrdersTableConfig;
  readonly staged: readonly StagedColumn[];
  readonly typed: TypedTable;
  readonly formats: DeclaredFormats;
  /** Zone in which days begin and end, and the first day that the run knows nothing of. */
  readonly timeZone: string;
  readonly asOf: string;
  /** Names of its relations in a session. */
  readonly relations: {
    readonly staged: string;
    readonly typed: string;
    readonly rejected: string;
    readonly clean: string;
  };
}

/** ISO forms in which the workbook reader gives date cells, beside the declared formats of text cells. */
const workbookDates = ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M:%S.%g', '%Y-%m-%d'];

/** Makes the plan of a table. Throws InvalidSource when the source lacks a mapped heading. */
export function planTable(
  config: Config,
  asOf: string,
  name: TableName,
  staged: readonly StagedColumn[],
): TablePlan {
  const table = config.tables[name];
  if (table === undefined) throw new RangeError(`The table ${name} is not configured`);
  const contract = tableContracts[name];
  const source = table.source === undefined ? undefined : config.sources[table.source];
  const origin =
    table.source === undefined ? 'its select' : `the source ${table.source} (${source?.path ?? ''})`;
  const further = furtherHeadings(table);
  const mapped = mapColumns({ contract, columns: table.columns, further, staged, origin });
  const formats = formatsOf(config, source);
  return {
    name,
    contract,
    config: table,
    staged,
    typed: typedTable(contract, mapped, formats),
    formats,
    timeZone: config.time_zone,
    asOf,
    relations: {
      staged: `${name}_staged`,
      typed: `${name}_typed`,
      rejected: `${name}_rejected`,
      clean: `${name}_clean`,
    },
  };
}

/** Headings that rules of a table name beside its columns. */
export function furtherHeadings(table: TableConfig | OrdersTableConfig): readonly string[] {
  const { latest_by: latest } = table;
  return [
    ...(latest === undefined || latest in table.columns ? [] : [latest]),
    ...('cancelled' in table && table.cancelled !== undefined ? [table.cancelled.column] : []),
  ];
}

/** A SELECT brings its own types; texts it passes on are read as ISO dates and plain numbers. */
function formatsOf(config: Config, source: SourceConfig | undefined): DeclaredFormats {
  const timeZone = source?.time_zone ?? config.time_zone;
  if (source === undefined) {
    return { dates: workbookDates, numbers: { decimal: '.', group: '', symbols: [] }, missing: [], timeZone };
  }
  const dates = source.kind === 'workbook' ? [...new Set([...workbookDates, ...source.dates])] : source.dates;
  return { dates, numbers: source.numbers, missing: source.missing, timeZone };
}
