import type { ErasedRows } from '../../../contracts/steps.js';
import { memberNumbers } from '../../../domain/privacy/privacy.js';
import { quoteIdentifier } from '../../../engine/quote.js';
import type { Session } from '../../../engine/session.js';
import { columnSql, typedSelect } from '../../columns/typed.js';
import { sqlOf } from '../../load.js';
import { placeColumns } from '../staged_select.js';
import type { TablePlan } from '../table_plan.js';
import { isBarred, type Bar } from './bar.js';
import { numberInCell } from './cells.js';

/** Columns that say of whom a row tells; another number of a member in it, such as a referrer's, only names one. */
export const tellingNumbers: readonly string[] = ['member_id', 'canonical_id'];
export const namingNumbers = memberNumbers.filter((name) => !tellingNumbers.includes(name));

const erasedOf = ({ name }: TablePlan): string => `${name}_erased`;

/** Finds the orders of barred members, by which refunds and items are found; needs the staged orders. */
export async function findErasedOrders(
  session: Session,
  plan: TablePlan,
  staged: string,
  bar: Bar,
): Promise<void> {
  const judged = typedSelect(staged, plan.typed, {
    order_id: columnSql(plan.typed, 'order_id') ?? 'null',
    is_erased: tellsOfBarred(plan, bar),
  });
  await session.run(sqlOf('erasing/erased_orders', { judged }));
}

/**
 * Finds the rows of a staged table that tell of a barred member and counts them; needs `erased_orders`.
 * @param staged relation of the table
 */
export async function findErased(
  session: Session,
  plan: TablePlan,
  staged: string,
  bar: Bar,
): Promise<ErasedRows> {
  const { money } = plan.contract;
  const amount = money === null ? null : columnSql(plan.typed, money);
  const judged = typedSelect(staged, plan.typed, {
    amount: amount ?? 'cast(null as decimal(18, 4))',
    is_erased: tellsOfBarred(plan, bar),
  });
  const erased = erasedOf(plan);
  await session.run(sqlOf('erasing/erased_rows', { erased, judged }));
  const [row] = await session.rows(sqlOf('erasing/erased_tally', { erased }));
  return {
    rows: Number(row?.['row_count'] ?? 0),
    amount: amount === null ? null : String(row?.['amount'] ?? '0'),
    withoutAmount: amount === null ? 0 : Number(row?.['without_amount'] ?? 0),
  };
}

/** SELECT of the other rows as they are; where one of them only names a barred member, that cell is empty. */
export const remainingSelect = (plan: TablePlan, staged: string, bar: Bar): string =>
  sqlOf('erasing/staged_remaining', {
    staged,
    erased: erasedOf(plan),
    columns: stagedColumns(plan, bar).join(',\n  '),
  });

function stagedColumns(plan: TablePlan, bar: Bar): readonly string[] {
  const naming = namingHeadings(plan);
  return [
    ...placeColumns,
    ...plan.staged.map(({ heading }) => {
      const name = quoteIdentifier(heading);
      const number = naming.get(heading);
      return number === undefined
        ? name
        : `case when not ${isBarred(number, bar)} then ${name} end as ${name}`;
    }),
  ];
}

/** Counts the other rows that name a barred member; needs {@link findErased}. */
export async function countNaming(
  session: Session,
  plan: TablePlan,
  staged: string,
  bar: Bar,
): Promise<number> {
  const numbers = [...namingHeadings(plan).values()];
  if (numbers.length === 0) return 0;
  const is_named = numbers.map((number) => isBarred(number, bar)).join(' or ');
  const [row] = await session.rows(sqlOf('erasing/naming', { staged, is_named, erased: erasedOf(plan) }));
  return Number(row?.['row_count'] ?? 0);
}

/** SQL of the number in a cell as it stands, by the heading of the cell. */
const namingHeadings = (plan: TablePlan): ReadonlyMap<string, string> =>
  new Map(
    plan.typed.columns
      .filter(({ contract }) => namingNumbers.includes(contract.name))
      .flatMap(({ cells }) =>
        cells.map(({ heading }): [string, string] => [
          heading,
          numberInCell(plan.config, heading, `cast(${quoteIdentifier(heading)} as varchar)`),
        ]),
      ),
  );

function tellsOfBarred({ contract, typed }: TablePlan, bar: Bar): string {
  const numbers = tellingNumbers.flatMap((name) => columnSql(typed, name) ?? []);
  if (numbers.length > 0) return numbers.map((number) => isBarred(number, bar)).join(' or ');
  const order = contract.columns.some(({ name }) => name === 'order_id')
    ? columnSql(typed, 'order_id')
    : null;
  return order === null ? 'false' : `coalesce(${order} in (select order_id from erased_orders), false)`;
}
