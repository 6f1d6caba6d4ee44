import type { Movement } from '../../contracts/facts.js';
import { moneyFromText } from '../../domain/quality/money.js';
import type { ReportBasis } from '../basis.js';
import { moneyNumber } from '../figures/money_number.js';
import { type Flow } from '../figures/movement.js';
import { membersThen } from '../figures/members_then.js';
import { movementTotals, type MovementTotals } from '../figures/movement_totals.js';
import { partOf } from '../figures/share.js';
import type { Table } from '../report.js';
import { sectionTexts } from '../texts/sections.js';
import { columnOf, tableOf } from './table.js';

/** A row: a flow, or those that are told together. */
interface FlowRow {
  readonly from: string;
  readonly to: string | null;
  readonly members: number;
  readonly ofFrom: number | null;
  readonly monetary: string;
}

/** The flows of a movement, the largest first. */
export function movementTable(basis: ReportBasis, movement: Movement): Table {
  const column = columnOf<FlowRow>;
  const table = tableOf(
    basis,
    'movement',
    [
      column(basis, 'from_segment', 'text', ({ from }) => from),
      column(basis, 'to_segment', 'text', ({ to }) => to),
      column(basis, 'members', 'integer', ({ members }) => members),
      column(basis, 'of_from', 'share', ({ ofFrom }) => ofFrom),
      column(basis, 'monetary_sum', 'money', ({ monetary }) => moneyNumber(moneyFromText(monetary))),
    ],
    flowRows(basis, movement),
  );
  const { from, to, between } = movement;
  const { words } = basis;
  return {
    ...table,
    id: `movement_${between}`,
    title: words.titled(table.title, words.fromTo(from.label, to.label)),
  };
}

function flowRows(basis: ReportBasis, movement: Movement): readonly FlowRow[] {
  const { named, words, numbers, locale } = basis;
  const { flows, others } = movement;
  const before = membersThen(basis, movement);
  const name = (segment: string | null): string => (segment === null ? words.notScored : named(segment));
  const rows = flows
    .toSorted((a, b) => b.members - a.members)
    .map(({ from, to, members, monetary }: Flow): FlowRow => ({
      from: name(from),
      to: name(to),
      members,
      ofFrom: from === null ? null : partOf(members, before(from)),
      monetary,
    }));
  if (others === undefined) return rows;
  const together = sectionTexts(locale).otherFlows(numbers.count(others.flows));
  return [
    ...rows,
    { from: together, to: null, members: others.members, ofFrom: null, monetary: others.monetary },
  ];
}

/** How many members stayed, rose, fell, left and entered from period to period, the latest first. */
export function movementTotalsTable(basis: ReportBasis, movements: readonly Movement[]): Table {
  const column = columnOf<{ readonly movement: Movement; readonly totals: MovementTotals }>;
  return tableOf(
    basis,
    'movement_totals',
    [
      column(basis, 'period', 'text', ({ movement: { from, to } }) =>
        basis.words.fromTo(from.label, to.label),
      ),
      column(basis, 'stayed', 'integer', ({ totals }) => totals.stayed + totals.level),
      column(basis, 'rose', 'integer', ({ totals }) => totals.rose),
      column(basis, 'fell', 'integer', ({ totals }) => totals.fell),
      column(basis, 'left', 'integer', ({ totals }) => totals.left),
      column(basis, 'entered', 'integer', ({ totals }) => totals.entered),
    ],
    movements
      .toReversed()
      .map((movement) => ({ movement, totals: movementTotals(movement, basis.standing) })),
  );
}
