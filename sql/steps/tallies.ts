import type { MoneyStep, TableTallies, Tally } from '../../domain/quality/reconciliation.js';
import type { ErasedRows } from '../../contracts/steps.js';
import { withErased } from '../../domain/quality/erased_rows.js';
import { moneyFromText, moneyToText } from '../../domain/quality/money.js';
import { parquetRelation } from '../../engine/parquet.js';
import type { Row, Session } from '../../engine/session.js';
import { sqlOf } from '../load.js';
import { amountTerms, carriesCurrency, type OrderPlan } from './order_view.js';
import type { TablePlan } from './table_plan.js';
import { asOfInstant } from './views.js';

/** What became of a table's rows, counted in the files that were written, and how they split by reason. */
export interface TableFigures {
  readonly tallies: TableTallies;
  /** Such as `reason CANCELLED`, `excluded staff`, `flag OUTLIER`. */
  readonly details: readonly {
    readonly line: string;
    readonly rows: number;
    readonly amount: string | null;
  }[];
}

export interface OrderFigures extends TableFigures {
  readonly orders: number;
  /** Local day of the newest clean order. */
  readonly newest: string | null;
  /** Rows set aside that are dated at or after the as-of, also those that have another fault besides. */
  readonly afterAsOf: number;
}

/** Figures of the orders after cleaning; needs `orders_clean` and the judged views in the session. */
export async function orderFigures(
  session: Session,
  plan: OrderPlan,
  quarantinePath: string,
): Promise<OrderFigures> {
  const source_amount = carriesCurrency(plan) ? 'source_amount' : 'amount';
  const terms = amountTerms(plan);
  const sumOf = (name: string) => `cast(coalesce(sum(${name}), 0) as varchar) as total_${name},`;
  const [clean] = await session.rows(
    sqlOf('checks/kept_orders', { source_amount, terms: terms.map(({ name }) => sumOf(name)).join('\n  ') }),
  );
  const [netted] = await session.rows(sqlOf('checks/netted_rows'));
  const lists = await session.rows(sqlOf('checks/excluded_lists'));
  const [later] = await session.rows(
    sqlOf('checks/later_rejected', { ...plan.relations, as_of: asOfInstant(plan) }),
  );
  const stated = `(select stated_amount as amount from ${plan.relations.typed})`;
  const source = await tally(session, stated);
  const quarantined = await tally(session, parquetRelation(quarantinePath));
  const [gross, nettedAmount, cleanAmount] = [
    amountOf(clean, 'amount'),
    amountOf(netted, 'amount'),
    amountOf(clean, 'clean_amount'),
  ];
  const termSteps: MoneyStep[] = terms.map(({ name, sign }) => {
    const amount = amountOf(clean, `total_${name}`);
    return { line: name, amount: sign === '+' ? amount : negated(amount) };
  });
  const statedGross = termSteps.reduce((total, { amount }) => added(total, negated(amount)), gross);
  const kept = { rows: rowsOf(clean) + rowsOf(netted), amount: added(statedGross, nettedAmount) };
  const excluded = {
    rows: sum(lists.map(rowsOf)),
    amount: lists.reduce((total, row) => added(total, amountOf(row, 'amount')), '0'),
  };
  const steps: MoneyStep[] = [
    ...termSteps,
    ...(rowsOf(netted) === 0
      ? []
      : [{ line: 'netted_cancellations_set_apart', amount: negated(nettedAmount) }]),
    ...(carriesCurrency(plan) ? [{ line: 'exchange', amount: added(cleanAmount, negated(gross)) }] : []),
  ];
  const flag = (line: string, name: string) => ({ line, rows: Number(clean?.[name] ?? 0), amount: null });
  return {
    tallies: {
      table: plan.name,
      source: source.tally,
      kept,
      quarantined: quarantined.tally,
      excluded,
      withoutAmount: source.withoutAmount,
      money: { steps, clean: cleanAmount },
    },
    details: [
      ...(await reasons(session, quarantinePath, true)),
      ...lists.map((row) => ({
        line: `excluded ${String(row['list'])}`,
        rows: rowsOf(row),
        amount: amountOf(row, 'amount'),
      })),
      flag('flag OUTLIER', 'outliers'),
      flag('flag EQUAL_LINE', 'equal_lines'),
    ],
    orders: Number(clean?.['orders'] ?? 0),
    newest: typeof clean?.['newest'] === 'string' ? clean['newest'] : null,
    afterAsOf: rowsOf(later),
  };
}

/** Figures of any other table after cleaning; needs its clean table and its judged view in the session. */
export async function tableFigures(
  session: Session,
  plan: TablePlan,
  quarantinePath: string,
): Promise<TableFigures> {
  const { money } = plan.contract;
  const hasMoney = money !== null && plan.typed.columns.some(({ contract }) => contract.name === money);
  const inMoney = (relation: string) =>
    hasMoney
      ? `(select ${money} as amount from ${relation})`
      : `(select cast(null as decimal(18, 4)) as amount from ${relation})`;
  const source = await tally(session, inMoney(plan.relations.typed));
  const kept = await tally(session, inMoney(plan.relations.clean));
  const quarantined = await tally(session, parquetRelation(quarantinePath));
  const amounts = (one: Tally): Tally => (hasMoney ? one : { rows: one.rows, amount: null });
  return {
    tallies: {
      table: plan.name,
      source: amounts(source.tally),
      kept: amounts(kept.tally),
      quarantined: amounts(quarantined.tally),
      excluded: { rows: 0, amount: hasMoney ? '0' : null },
      withoutAmount: hasMoney ? source.withoutAmount : 0,
      money: null,
    },
    details: await reasons(session, quarantinePath, hasMoney),
  };
}

/** Figures with the rows of erased members, which were read and not staged, among those that are left out. */
export const countingErased = <F extends TableFigures>(figures: F, erased: ErasedRows): F => ({
  ...figures,
  tallies: withErased(figures.tallies, erased),
  details: [
    ...figures.details,
    ...(erased.rows === 0
      ? []
      : [
          {
            line: 'excluded ERASED',
            rows: erased.rows,
            amount: figures.tallies.source.amount && erased.amount,
          },
        ]),
  ],
});

async function tally(
  session: Session,
  relation: string,
): Promise<{ readonly tally: Tally; readonly withoutAmount: number }> {
  const [row] = await session.rows(sqlOf('checks/tally', { relation }));
  return {
    tally: { rows: rowsOf(row), amount: amountOf(row, 'amount') },
    withoutAmount: Number(row?.['without_amount'] ?? 0),
  };
}

async function reasons(
  session: Session,
  quarantinePath: string,
  hasMoney: boolean,
): Promise<TableFigures['details']> {
  const rows = await session.rows(
    sqlOf('checks/quarantine_reasons', { quarantine: parquetRelation(quarantinePath) }),
  );
  return rows.map((row) => ({
    line: `reason ${String(row['reason'])}`,
    rows: rowsOf(row),
    amount: hasMoney ? amountOf(row, 'amount') : null,
  }));
}

const rowsOf = (row: Row | undefined): number => Number(row?.['row_count'] ?? 0);
const amountOf = (row: Row | undefined, name: string): string => String(row?.[name] ?? '0');
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const added = (a: string, b: string): string => moneyToText(moneyFromText(a) + moneyFromText(b));
const negated = (amount: string): string => moneyToText(-moneyFromText(amount));
