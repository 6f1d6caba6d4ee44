import type { Config } from '../../config/schema.js';
import { privacyOf, type Privacy, type ReadTables } from '../../domain/privacy/privacy.js';
import { tableContracts, tableNames, type TableName } from '../../domain/tables/index.js';
import { headingsOf } from '../columns/mapping.js';
import { furtherHeadings } from './table_plan.js';

/** What of the cells of the sources may be shown, as a configuration has it. */
export interface ShownCells {
  readonly privacy: Privacy;
  /** Headings of a table's source whose cells are not personal; those that nobody named are. */
  readonly headings: (table: TableName) => readonly string[];
  /** Texts by which a fault names its column, where the offending value is not personal. */
  readonly faults: (table: TableName) => readonly string[];
}

/** What a configuration shows. */
export function shownCells({ privacy: rules, tables }: Pick<Config, 'privacy' | 'tables'>): ShownCells {
  const read = readTables(tables);
  const privacy = privacyOf(rules, read);
  const headings: ShownCells['headings'] = (table) => {
    const { columns = {}, ruled = [] } = read[table] ?? {};
    const named = [...Object.values(columns).flat(), ...ruled, ...rules.shown];
    return [...new Set(named)].filter((heading) => !privacy.isPersonalHeading(table, heading));
  };
  return {
    privacy,
    headings,
    faults: (table) => {
      const { columns = {} } = read[table] ?? {};
      const { key, columns: known } = tableContracts[table];
      const nameOf = (column: string) => columns[column]?.join(' × ') ?? column;
      const isPersonal = (column: string) => privacy.isPersonalColumn(table, column);
      // A fault of one number may show another one, such as the order of a product that nobody bought.
      const numbers = known.filter(({ kind }) => kind === 'id').map(({ name }) => name);
      const hidden = numbers.some(isPersonal) ? numbers : [];
      const mapped = Object.keys(columns).filter((column) => !hidden.includes(column) && !isPersonal(column));
      const covered = new Set(hidden.flatMap((column) => columns[column] ?? []));
      return [
        ...new Set([
          ...mapped.map(nameOf),
          ...headings(table).filter((heading) => !covered.has(heading)),
          ...(key.some((column) => hidden.includes(column) || isPersonal(column))
            ? []
            : [key.map(nameOf).join(', ')]),
        ]),
      ];
    },
  };
}

function readTables(tables: Config['tables']): ReadTables {
  return Object.fromEntries(
    tableNames.flatMap((name) => {
      const table = tables[name];
      if (table === undefined) return [];
      const columns = Object.entries(table.columns).map(
        ([column, mapping]) => [column, headingsOf(mapping)] as const,
      );
      return [[name, { columns: Object.fromEntries(columns), ruled: furtherHeadings(table) }]];
    }),
  );
}
