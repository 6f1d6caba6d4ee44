import { moneyFromText, moneyToText } from './money.js';

/** Rows, and the sum of their parseable amounts as decimal text; null: the table has no money. */
export interface Tally {
  readonly rows: number;
  readonly amount: string | null;
}

/** An amount that stands between the kept rows and the clean table: negative where it lessens the money. */
export interface MoneyStep {
  /** Such as `refunds`, `netted_cancellations`, `tax`, `exchange`. */
  readonly line: string;
  readonly amount: string;
}

/** What became of the rows of one table. */
export interface TableTallies {
  readonly table: string;
  readonly source: Tally;
  /** Source rows that stand behind rows of the clean table. */
  readonly kept: Tally;
  readonly quarantined: Tally;
  readonly excluded: Tally;
  /** Rows whose amount is missing or cannot be read; they are in the rows above and not in the amounts. */
  readonly withoutAmount: number;
  /** How the money of the clean table follows from that of the kept rows; null: the table has no money. */
  readonly money: { readonly steps: readonly MoneyStep[]; readonly clean: string } | null;
}

/** A row of the reconciliation table. */
export interface ReconciliationRow {
  readonly table: string;
  readonly line: string;
  readonly rows: number | null;
  /** Decimal text with four places. */
  readonly amount: string | null;
}

export interface Reconciliation {
  readonly rows: readonly ReconciliationRow[];
  /** Both differences of every table are zero, in rows and in money. */
  readonly closes: boolean;
}

/**
 * Accounts for every row and every cent: source = kept + quarantined + excluded in rows and in parseable amounts
 * (line `difference`), and kept + steps = clean in money (line `clean_difference`). Exact; no rounding.
 *
 * Throws a RangeError where an amount is not decimal text with at most four places.
 */
export function reconcile(tables: readonly TableTallies[]): Reconciliation {
  const rows = tables.flatMap((tallies) => [...splitRows(tallies), ...cleanRows(tallies)]);
  return { rows, closes: rows.filter(isDifference).every(isZero) };
}

function splitRows({
  table,
  source,
  kept,
  quarantined,
  excluded,
  withoutAmount,
}: TableTallies): ReconciliationRow[] {
  const parts = [kept, quarantined, excluded];
  const amount =
    source.amount === null
      ? null
      : moneyToText(moneyFromText(source.amount) - sumOf(parts.map((part) => part.amount ?? '0')));
  return [
    { table, line: 'source', ...exact(source) },
    { table, line: 'kept', ...exact(kept) },
    { table, line: 'quarantined', ...exact(quarantined) },
    { table, line: 'excluded', ...exact(excluded) },
    {
      table,
      line: 'difference',
      rows: source.rows - parts.reduce((sum, part) => sum + part.rows, 0),
      amount,
    },
    ...(source.amount === null ? [] : [{ table, line: 'without_amount', rows: withoutAmount, amount: null }]),
  ];
}

function cleanRows({ table, kept, money }: TableTallies): ReconciliationRow[] {
  if (money === null) return [];
  const expected = sumOf([kept.amount ?? '0', ...money.steps.map(({ amount }) => amount)]);
  const line = (name: string, amount: bigint) => ({
    table,
    line: name,
    rows: null,
    amount: moneyToText(amount),
  });
  return [
    ...money.steps.map((step) => line(step.line, moneyFromText(step.amount))),
    line('clean', moneyFromText(money.clean)),
    line('clean_difference', expected - moneyFromText(money.clean)),
  ];
}

const exact = ({ rows, amount }: Tally): Tally => ({
  rows,
  amount: amount === null ? null : moneyToText(moneyFromText(amount)),
});

const sumOf = (amounts: readonly string[]): bigint =>
  amounts.reduce((sum, amount) => sum + moneyFromText(amount), 0n);

const isDifference = ({ line }: ReconciliationRow): boolean =>
  line === 'difference' || line === 'clean_difference';

const isZero = ({ rows, amount }: ReconciliationRow): boolean =>
  (rows ?? 0) === 0 && (amount === null || moneyFromText(amount) === 0n);
