import type { GroupFacts } from '../../contracts/facts.js';
import { periodHeading, type ReportBasis } from '../basis.js';
import type { PeriodFigures } from '../figures/periods.js';
import type { BarGridChart } from '../report.js';
import { chartTexts } from '../texts/charts.js';

/** The codes of some periods, lowest digits first. */
export function codesOf(periods: readonly PeriodFigures[]): readonly string[] {
  const codes = periods.flatMap(({ groups }) => groups.flatMap(({ code }) => code ?? []));
  return [...new Set(codes)].sort();
}

/** Members of a code in a period. */
export function membersOfCode({ groups }: PeriodFigures): (code: string) => number {
  const sizes = new Map(groups.map(({ code, members }) => [code, members]));
  return (code) => sizes.get(code) ?? 0;
}

/** Size of every group in every one of the periods; none where no member has a code. */
export function groupsInPeriods(
  basis: ReportBasis,
  periods: readonly PeriodFigures[],
): readonly BarGridChart[] {
  const { numbers, locale } = basis;
  const tallest = tallestOf(periods);
  if (tallest === null) return [];
  const texts = chartTexts(locale);
  const codes = codesOf(periods);
  return [
    {
      kind: 'bar_grid',
      id: 'groups_by_period',
      ...texts.groups({
        groups: numbers.count(codes.length),
        periods: numbers.count(periods.length),
        code: tallest.code ?? '',
        period: tallest.period,
        members: numbers.count(tallest.members),
      }),
      x: { title: texts.axes.code, categories: codes },
      y: { title: texts.axes.period, categories: periods.map((period) => periodHeading(basis, period)) },
      valueTitle: texts.axes.members,
      values: periods.map((period) => codes.map(membersOfCode(period))),
    },
  ];
}

function tallestOf(periods: readonly PeriodFigures[]): GroupFacts | null {
  return periods
    .flatMap(({ groups }) => groups.filter(({ code }) => code !== null))
    .reduce<GroupFacts | null>((most, group) => (group.members > (most?.members ?? 0) ? group : most), null);
}
