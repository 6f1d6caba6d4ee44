import type { GroupFacts } from '../../contracts/facts.js';
import { moneyFromText } from '../../domain/quality/money.js';
import { periodHeading, type ReportBasis } from '../basis.js';
import { moneyNumber } from '../figures/money_number.js';
import type { PeriodFigures } from '../figures/periods.js';
import { moneyEach, moneyPartOf, partOf } from '../figures/share.js';
import { advice, groupSuggestion } from '../findings/suggestion.js';
import { type RankedGroup, tiers } from '../findings/tiers.js';
import type { Table } from '../report.js';
import { columnText } from '../texts/columns.js';
import { sectionTexts } from '../texts/sections.js';
import { codesOf, membersOfCode } from './group_bars.js';
import { columnOf, type ColumnOf, tableOf } from './table.js';

/** The groups of the period described by tier, the most valuable first within each. */
export function tiersTable(basis: ReportBasis, groups: readonly RankedGroup[]): Table {
  const texts = sectionTexts(basis.locale);
  const column = columnOf<RankedGroup>;
  return tableOf(
    basis,
    'tiers',
    [
      column(basis, 'tier', 'text', ({ tier }) => texts.tiers[tier]),
      column(basis, 'rfm_code', 'text', ({ facts }) => facts.code),
      column(basis, 'segment', 'text', ({ facts }) => basis.named(facts.segment)),
      column(basis, 'members', 'integer', ({ facts }) => facts.members),
      column(basis, 'member_share', 'share', ({ memberShare }) => memberShare),
      column(basis, 'monetary_sum', 'money', ({ monetary }) => moneyNumber(monetary)),
      column(basis, 'monetary_share', 'share', ({ monetaryShare }) => monetaryShare),
      column(basis, 'action', 'text', ({ facts }) => advice(basis, groupSuggestion(basis, facts)).action),
      column(
        basis,
        'strength',
        'text',
        ({ facts }) => advice(basis, groupSuggestion(basis, facts)).strengthText,
      ),
    ],
    tiers.flatMap((tier) => groups.filter((group) => group.tier === tier)),
  );
}

/** Members of each group in each of the periods. */
export function pivotTable(basis: ReportBasis, periods: readonly PeriodFigures[]): Table {
  const [, meaning] = columnText('members', basis.locale);
  const inPeriods = periods.map((period): ColumnOf<string> => {
    const heading = periodHeading(basis, period);
    return {
      column: { id: `members_${period.label}`, heading, kind: 'integer', meaning },
      cellOf: membersOfCode(period),
    };
  });
  const code = columnOf<string>(basis, 'rfm_code', 'text', (own) => own);
  return tableOf(basis, 'groups_pivot', [code, ...inPeriods], codesOf(periods));
}

/** A group of any period with that period. */
interface GroupInPeriod {
  readonly group: GroupFacts;
  readonly period: PeriodFigures;
}

/** Every group of every period, the latest period first. */
export function groupsTable(basis: ReportBasis): Table {
  const column = columnOf<GroupInPeriod>;
  return tableOf(
    basis,
    'groups',
    [
      column(basis, 'period', 'text', ({ group }) => group.period),
      column(basis, 'rfm_code', 'text', ({ group }) => group.code),
      column(basis, 'segment', 'text', ({ group }) => basis.named(group.segment)),
      column(basis, 'members', 'integer', ({ group }) => group.members),
      column(basis, 'member_share', 'share', ({ group, period }) => partOf(group.members, period.members)),
      column(basis, 'order_count', 'integer', ({ group }) => group.orders),
      column(basis, 'monetary_sum', 'money', ({ group }) => moneyNumber(moneyFromText(group.monetary))),
      column(basis, 'monetary_share', 'share', ({ group, period }) =>
        moneyPartOf(moneyFromText(group.monetary), period.monetary),
      ),
      column(basis, 'monetary_each', 'money', ({ group }) =>
        moneyNumber(moneyEach(moneyFromText(group.monetary), group.members)),
      ),
      column(basis, 'recency_days_mean', 'number', ({ group }) => group.recencyDaysMean),
    ],
    basis.periods.toReversed().flatMap((period) => period.groups.map((group) => ({ group, period }))),
  );
}
