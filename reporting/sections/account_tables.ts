import type { RunFacts } from '../../contracts/facts.js';
import { moneyFromText } from '../../domain/quality/money.js';
import type { ReportBasis } from '../basis.js';
import { moneyNumber } from '../figures/money_number.js';
import { partOf } from '../figures/share.js';
import type { Table } from '../report.js';
import { reasonMeaning, reasonRemedy, reconciliationMeaning } from '../texts/reconciliation_line.js';
import { columnOf, tableOf } from './table.js';

/** What became of the order rows: read = kept + quarantined + excluded. */
export function accountsTable(basis: ReportBasis): Table {
  const { lines } = basis.manifest.counts;
  const column = columnOf<{ readonly line: string; readonly rows: number }>;
  return tableOf(
    basis,
    'accounts',
    [
      column(basis, 'line', 'text', ({ line }) => line),
      column(basis, 'row_count', 'integer', ({ rows }) => rows),
      column(basis, 'row_share', 'share', ({ rows }) => partOf(rows, lines.read)),
      column(basis, 'meaning', 'text', ({ line }) => reconciliationMeaning(line, basis.locale)),
    ],
    [
      { line: 'source', rows: lines.read },
      { line: 'kept', rows: lines.kept },
      { line: 'quarantined', rows: lines.quarantined },
      { line: 'excluded', rows: lines.excluded },
      { line: 'difference', rows: lines.read - lines.kept - lines.quarantined - lines.excluded },
    ],
  );
}

/** Why rows of any table were set aside, the most frequent reason first. */
export function reasonsTable(basis: ReportBasis): Table {
  const { facts, locale } = basis;
  const column = columnOf<RunFacts['quality']['reasons'][number]>;
  return tableOf(
    basis,
    'reasons',
    [
      column(basis, 'table_name', 'text', ({ table }) => table),
      column(basis, 'reason', 'text', ({ reason }) => reason),
      column(basis, 'row_count', 'integer', ({ rows }) => rows),
      column(basis, 'row_amount', 'money', ({ amount }) => amountNumber(amount)),
      column(basis, 'description', 'text', ({ reason }) => reasonMeaning(reason, locale)),
      column(basis, 'remedy', 'text', ({ reason }) => reasonRemedy(reason, locale)),
    ],
    facts.quality.reasons.toSorted((a, b) => b.rows - a.rows),
  );
}

/** Every line of the account of rows and money. */
export function reconciliationTable(basis: ReportBasis): Table {
  const column = columnOf<RunFacts['quality']['reconciliation'][number]>;
  return tableOf(
    basis,
    'reconciliation',
    [
      column(basis, 'table_name', 'text', ({ table }) => table),
      column(basis, 'line', 'text', ({ line }) => line),
      column(basis, 'row_count', 'integer', ({ rows }) => rows),
      column(basis, 'amount', 'money', ({ amount }) => amountNumber(amount)),
      column(basis, 'meaning', 'text', ({ line }) => reconciliationMeaning(line, basis.locale)),
    ],
    basis.facts.quality.reconciliation,
  );
}

const amountNumber = (amount: string | null): number | null =>
  amount === null ? null : moneyNumber(moneyFromText(amount));
