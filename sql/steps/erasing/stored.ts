import type { Config } from '../../../config/schema.js';
import { tableNames } from '../../../domain/tables/index.js';
import { quoteIdentifier, quoteLiteral } from '../../../engine/quote.js';
import type { Session } from '../../../engine/session.js';
import { sqlOf } from '../../load.js';
import { isBarred, isBarredShown, type Bar } from './bar.js';
import { headingsOfColumns, numberInCell, type ReadTable } from './cells.js';
import { namingNumbers, tellingNumbers } from './staged.js';

/** A table as a run has written it: clean, quarantined, feature or result. */
export interface StoredTable {
  /** Its name in the run, such as `orders_clean`. */
  readonly name: string;
  /** A name of ours, or a call of the engine's reader. */
  readonly relation: string;
  readonly columns: readonly string[];
}

/** Starts the lists of orders by which tables without a number of a member are parted; nobody has ordered yet. */
export async function openErasedOrders(session: Session): Promise<void> {
  await session.run('create or replace temp table erased_orders (order_id varchar)');
  await session.run('create or replace temp table erased_clean_orders (order_id varchar, order_seq integer)');
}

/** Finds the clean orders of barred members, in a relation in which numbers may be masked; needs {@link openErasedOrders}. */
export const findErasedCleanOrders = (session: Session, orders: string, bar: Bar): Promise<void> =>
  session.run(sqlOf('erasing/erased_clean_orders', { orders, is_erased: isBarredShown('member_id', bar) }));

/** Finds the numbers of orders in the clean orders, where the staged ones are no longer there. */
export async function findErasedOrdersInClean(session: Session, orders: string, bar: Bar): Promise<void> {
  const judged = `select order_id, ${isBarredShown('member_id', bar)} as is_erased from ${orders}`;
  await session.run(sqlOf('erasing/erased_orders', { judged }));
}

/** What was found of a barred member in a table. */
export interface Taken {
  readonly rows: number;
  /** Rows of others that name the member. */
  readonly named: number;
  /** Exact decimal text: money of the rows in the column `amount`; null where there is none. */
  readonly amount: string | null;
}

/** Counts what a table has of barred members. */
export async function countTaken(
  session: Session,
  table: StoredTable,
  config: Config,
  bar: Bar,
): Promise<Taken> {
  const hasMoney = table.columns.includes('amount');
  const [row] = await session.rows(
    sqlOf('erasing/taken_out', {
      relation: table.relation,
      is_erased: tellsOfBarred(table, config, bar),
      is_named: namesBarred(table, bar),
      amount: hasMoney ? 'amount' : 'cast(0 as decimal(18, 4))',
    }),
  );
  return {
    rows: Number(row?.['row_count'] ?? 0),
    named: Number(row?.['named'] ?? 0),
    amount: hasMoney ? String(row?.['amount'] ?? '0') : null,
  };
}

/** SELECT of a table without the rows of barred members, in its order; where others name one, that number is empty. */
export const remainingOfStored = (table: StoredTable, config: Config, bar: Bar): string =>
  sqlOf('erasing/remaining', {
    relation: table.relation,
    is_erased: tellsOfBarred(table, config, bar),
    columns: table.columns
      .map((name) => {
        const quoted = quoteIdentifier(name);
        return namingNumbers.includes(name)
          ? `case when not ${isBarred(quoted, bar)} then ${quoted} end as ${quoted}`
          : quoted;
      })
      .join(',\n  '),
  });

const namesBarred = ({ columns }: StoredTable, bar: Bar): string =>
  anyOf(columns.filter((name) => namingNumbers.includes(name)).map((name) => isBarred(name, bar)));

/** SQL that tells whether a row of a table tells of a barred member; never null. */
export function tellsOfBarred({ name, columns }: StoredTable, config: Config, bar: Bar): string {
  const quarantined = tableNames.find((table) => name === `${table}_quarantine`);
  if (quarantined !== undefined) {
    const read = config.tables[quarantined];
    return read === undefined ? 'false' : rawTellsOfBarred(read, bar);
  }
  const numbers = columns.filter((column) => tellingNumbers.includes(column));
  if (numbers.length > 0) return anyOf(numbers.map((number) => isBarredShown(number, bar)));
  if (columns.includes('order_seq')) {
    return '(order_id, order_seq) in (select order_id, order_seq from erased_clean_orders)';
  }
  return columns.includes('order_id') ? orderIsErased('order_id') : 'false';
}

/** A row that was set aside goes with everybody whom it names: it enters no figure. */
function rawTellsOfBarred(read: ReadTable, bar: Bar): string {
  const cell = (heading: string) =>
    numberInCell(read, heading, `cell_of(raw_values, ${quoteLiteral(heading)})`);
  const numbers = headingsOfColumns(read, [...tellingNumbers, ...namingNumbers]);
  if (numbers.length > 0) return anyOf(numbers.map((heading) => isBarred(cell(heading), bar)));
  return anyOf(headingsOfColumns(read, ['order_id']).map((heading) => orderIsErased(cell(heading))));
}

const orderIsErased = (order: string): string =>
  `coalesce(${order} in (select order_id from erased_orders), false)`;

const anyOf = (conditions: readonly string[]): string =>
  conditions.length === 0 ? 'false' : `(${conditions.join(' or ')})`;
