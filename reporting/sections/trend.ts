import type { ReportBasis } from '../basis.js';
import { moneyNumber } from '../figures/money_number.js';
import { type TrendPoint, trendPoints } from '../figures/points.js';
import { moneyEach } from '../figures/share.js';
import type { Section, TrendChart } from '../report.js';
import { chartTexts, type TrendInWords } from '../texts/charts.js';
import { sectionTexts } from '../texts/sections.js';
import { columnOf, tableOf } from './table.js';
import { unfinishedNotes } from './unfinished.js';

/** Members, orders and value over the periods, or over the earlier runs; null: there is only one result. */
export function trendSection(basis: ReportBasis): Section | null {
  const points = trendPoints(basis);
  if (points.length < 2) return null;
  const { locale } = basis;
  const texts = sectionTexts(locale);
  const column = columnOf<TrendPoint>;
  return {
    id: 'trend',
    ...texts.sections.trend,
    charts: trendCharts(basis, points),
    tables: [
      tableOf(
        basis,
        'trend',
        [
          column(basis, 'period', 'text', ({ label }) => label),
          column(basis, 'state', 'text', (point) => texts.states[point.open ? 'open' : 'over']),
          column(basis, 'members', 'integer', ({ members }) => members),
          column(basis, 'order_count', 'integer', ({ orders }) => orders),
          column(basis, 'monetary_sum', 'money', ({ monetary }) => moneyNumber(monetary)),
          column(basis, 'monetary_each', 'money', ({ monetary, members }) =>
            moneyNumber(moneyEach(monetary, members)),
          ),
        ],
        points,
      ),
    ],
    notes: unfinishedNotes(basis),
  };
}

/** What is not over stays blank: a line that falls at its end would be read as a fall. */
function trendCharts(basis: ReportBasis, points: readonly TrendPoint[]): readonly TrendChart[] {
  const { numbers, locale, config } = basis;
  const whole = points.filter(({ open }) => !open);
  const [first, last] = [whole.at(0), whole.at(-1)];
  if (first === undefined || last === undefined) return [];
  const texts = chartTexts(locale);
  const values = (of: (point: TrendPoint) => number) =>
    points.map((point) => (point.open ? null : of(point)));
  const words = (textOf: (point: TrendPoint) => string): TrendInWords => ({
    first: first.label,
    last: last.label,
    from: textOf(first),
    to: textOf(last),
  });
  const categories = { categoryTitle: texts.axes.period, categories: points.map(({ heading }) => heading) };
  const value = sectionTexts(locale).ownUnit(texts.axes.value, config.currency);
  return [
    {
      kind: 'trend',
      id: 'members_trend',
      ...texts.membersTrend(words(({ members }) => numbers.count(members).text)),
      ...categories,
      valueTitle: texts.axes.members,
      series: [
        { name: texts.axes.members, values: values(({ members }) => members) },
        { name: texts.axes.orders, values: values(({ orders }) => orders) },
      ],
    },
    {
      kind: 'trend',
      id: 'value_trend',
      ...texts.valueTrend(words(({ monetary }) => numbers.money(monetary).text)),
      ...categories,
      valueTitle: value,
      series: [{ name: value, values: values(({ monetary }) => moneyNumber(monetary)) }],
    },
  ];
}
