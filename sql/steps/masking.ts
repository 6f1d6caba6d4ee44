import type { Config } from '../../config/schema.js';
import { churnFeatures } from '../../domain/churn/features.js';
import { tableContracts, tableNames, type TableName } from '../../domain/tables/index.js';
import { quoteIdentifier, quoteLiteral } from '../../engine/quote.js';
import type { ResultColumn, Session } from '../../engine/session.js';
import { shownCells, type ShownCells } from './shown_cells.js';

/** Stands for a personal text. What was null stays null. */
export const mask = '•••';

/** What masking goes by. */
export interface Masking {
  readonly config: Pick<Config, 'privacy' | 'tables'>;
  /** Secret of the business: without it nobody finds a masked number again by trying all there are. */
  readonly key: string;
}

/**
 * Replaces views of tables in the session by masked ones of the same names and columns, so that whoever reads them
 * need not know.
 * @param names tables of the run that `openTables` opened, such as `orders_clean`, `audit`, `rfm_scores`
 */
export async function maskViews(session: Session, names: readonly string[], masking: Masking): Promise<void> {
  for (const name of names) {
    const unmasked = `${name}_unmasked`;
    await session.run(`alter view ${quoteIdentifier(name)} rename to ${quoteIdentifier(unmasked)}`);
    const select = await maskedSelect(session, name, quoteIdentifier(unmasked), masking);
    await session.run(`create temp view ${quoteIdentifier(name)} as ${select}`);
  }
}

/**
 * SELECT of a table of a run with what is personal masked: texts by {@link mask}; numbers of members and orders by a
 * digest that is the same wherever the number stands, so that they join and count as before; values of other types,
 * which have no room for a mark, by null. Columns keep their names, types and order.
 * @param name of the table in the run
 * @param relation that holds it: a view, or a call of the engine's reader
 */
export async function maskedSelect(
  session: Session,
  name: string,
  relation: string,
  masking: Masking,
): Promise<string> {
  const maskOf = masksOf(name, masking);
  const columns = await session.describe(`select * from ${relation}`);
  const parts = columns.map((column) => {
    const [quoted, masked] = [quoteIdentifier(column.name), maskOf(column)];
    return masked === null ? quoted : `${masked} as ${quoted}`;
  });
  return `select ${parts.join(', ')} from ${relation}`;
}

/** SQL that stands in place of a column; null: the column is shown as it is. */
type MaskOf = (column: ResultColumn) => string | null;

function masksOf(name: string, { config, key }: Masking): MaskOf {
  const shown = shownCells(config);
  if (name === 'audit') return auditMasks(shown);
  const ofTable = (suffix: string) => tableNames.find((table) => name === `${table}_${suffix}`) ?? null;
  const inTable =
    (table: TableName | null): MaskOf =>
    ({ name: column, type }) =>
      shown.privacy.isPersonalColumn(table, column) ? maskedValue(column, type, key) : null;
  if (name === 'churn_reasons') {
    const levels = reasonMasks(shown, config.tables);
    return (column) => levels(column) ?? inTable(null)(column);
  }
  const quarantined = ofTable('quarantine');
  if (quarantined === null) return inTable(ofTable('clean'));
  const cells = quarantineMasks(shown, quarantined);
  return (column) => cells(column) ?? inTable(quarantined)(column);
}

/** Cells of rows that were set aside, and the value that was at fault. */
function quarantineMasks(shown: ShownCells, table: TableName): MaskOf {
  const headings = shown.headings(table).map(quoteLiteral).join(', ');
  return ({ name }) => {
    if (name === 'raw_values')
      return `covered_cells(raw_values, cast([${headings}] as varchar[]), ${quoteLiteral(mask)})`;
    if (name !== 'value') return null;
    return covered('value', isOneOf('column_name', shown.faults(table)));
  };
}

/** The level of a reason is a value of somebody where a column that tells it is personal, such as the region. */
function reasonMasks({ privacy }: ShownCells, tables: Config['tables']): MaskOf {
  const personal = churnFeatures.filter(({ needs, either = [] }) =>
    [...needs, ...either].some(
      ({ table, columns }) =>
        tables[table] !== undefined && columns.some((column) => privacy.isPersonalColumn(table, column)),
    ),
  );
  const hidden = isOneOf(
    'feature',
    personal.map(({ name }) => name),
  );
  return ({ name }) => (name === 'level' ? covered('level', `not (${hidden})`) : null);
}

/** The least and the greatest value of a column are values of somebody. */
function auditMasks(shown: ShownCells): MaskOf {
  const tables = tableNames.map(
    (table) => `when ${quoteLiteral(table)} then ${isOneOf('source_heading', shown.headings(table))}`,
  );
  const isShown = `case table_name ${tables.join(' ')} else false end`;
  return ({ name }) => (name === 'minimum' || name === 'maximum' ? covered(name, isShown) : null);
}

const isOneOf = (column: string, texts: readonly string[]): string =>
  texts.length === 0 ? 'false' : `${column} in (${texts.map(quoteLiteral).join(', ')})`;

const covered = (column: string, isShown: string): string =>
  `case when ${isShown} then ${column} when ${column} is not null then ${quoteLiteral(mask)} end`;

/** Columns whose values are numbers of something, by which rows are joined. */
const numbers = new Set(
  Object.values(tableContracts).flatMap(({ columns }) =>
    columns.filter(({ kind }) => kind === 'id').map(({ name }) => name),
  ),
);

function maskedValue(column: string, type: string, key: string): string {
  const quoted = quoteIdentifier(column);
  if (type !== 'VARCHAR') return `cast(null as ${type})`;
  const digest = numbers.has(column) ? ` || keyed_digest(${quoted}, ${quoteLiteral(key)})` : '';
  return `case when ${quoted} is not null then ${quoteLiteral(digest === '' ? mask : '•')}${digest} end`;
}
