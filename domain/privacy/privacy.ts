import { tableContracts, type TableName } from '../tables/index.js';

/** What a configuration says about its columns, by their names or by their headings in the sources. */
export interface PrivacyRules {
  /** Personal whatever memberflow thinks. */
  readonly personal: readonly string[];
  /** Not personal whatever memberflow thinks; where a column is in both lists, it is personal. */
  readonly shown: readonly string[];
}

/** What a configured table is read from. */
export interface TableHeadings {
  /** Headings of each mapped column, further attributes among them. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
  /** Headings that rules name, such as the one that marks a row as cancelled: they tell of the row. */
  readonly ruled: readonly string[];
}

export type ReadTables = Readonly<Partial<Record<TableName, TableHeadings>>>;

/** Which values could tell who a member is. */
export interface Privacy {
  /**
   * Whether a column is personal: as declared, else by its table's contract; an attribute that the contract does not
   * know is.
   * @param table null: a result, whose columns are those of all tables by their names
   */
  readonly isPersonalColumn: (table: TableName | null, column: string) => boolean;
  /** Whether the cells under a heading of a table's source are personal; where nothing is known of it, they are. */
  readonly isPersonalHeading: (table: TableName, heading: string) => boolean;
}

/** Columns that hold a number of a member: if one of them is personal, all are. */
export const memberNumbers: readonly string[] = ['member_id', 'canonical_id', 'referrer_id'];

/** The decisions that follow from a configuration. */
export function privacyOf(rules: PrivacyRules, read: ReadTables): Privacy {
  const declared = (names: readonly string[]): boolean | null => {
    if (names.some((name) => rules.personal.includes(name))) return true;
    return names.some((name) => rules.shown.includes(name)) ? false : null;
  };

  const namesOf = (table: TableName | null, column: string): readonly string[] => {
    const isNumber = memberNumbers.includes(column);
    const columns = isNumber ? memberNumbers : [column];
    const tables = table === null || isNumber ? Object.values(read) : [read[table]];
    return [...columns, ...tables.flatMap((one) => columns.flatMap((name) => one?.columns[name] ?? []))];
  };

  const isPersonalColumn: Privacy['isPersonalColumn'] = (table, column) => {
    const said = declared(namesOf(table, column));
    if (said !== null || table === null) return said ?? false;
    const contract = tableContracts[table].columns.find(({ name }) => name === column);
    return contract?.personal ?? read[table]?.columns[column] !== undefined;
  };

  return {
    isPersonalColumn,
    isPersonalHeading: (table, heading) => {
      const { columns = {}, ruled = [] } = read[table] ?? {};
      const mapped = Object.keys(columns).filter((column) => columns[column]?.includes(heading));
      if (mapped.length > 0) return mapped.some((column) => isPersonalColumn(table, column));
      return declared([heading]) ?? !ruled.includes(heading);
    },
  };
}
