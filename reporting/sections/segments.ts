import type { ReportBasis } from '../basis.js';
import { changeOf, moneyEach, moneyPartOf, partOf } from '../figures/share.js';
import { fold } from '../figures/folding.js';
import { moneyNumber } from '../figures/money_number.js';
import { type TrendPoint, trendPoints } from '../figures/points.js';
import { type SegmentFigures, segmentFigures } from '../figures/segments.js';
import { advice, commonSuggestion } from '../findings/suggestion.js';
import type { Section, StackedChart, Table } from '../report.js';
import { chartTexts } from '../texts/charts.js';
import { sectionTexts } from '../texts/sections.js';
import { columnOf, tableOf } from './table.js';
import { unfinishedNotes } from './unfinished.js';

/** Size and value of the segments of the period described, and their sizes over time. */
export function segmentsSection(basis: ReportBasis): Section {
  const texts = sectionTexts(basis.locale);
  const segments = segmentFigures(basis.focus.groups, basis.ranking);
  const { chart, notes } = stacked(basis, segments);
  return {
    id: 'segments',
    ...texts.sections.segments,
    charts: chart === null ? [] : [chart],
    tables: [segmentTable(basis, segments)],
    notes: [...notes, ...unfinishedNotes(basis)],
  };
}

function stacked(
  basis: ReportBasis,
  segments: readonly SegmentFigures[],
): { readonly chart: StackedChart | null; readonly notes: readonly string[] } {
  const { focus, numbers, named, words, locale } = basis;
  const [largest] = segments.toSorted((a, b) => b.members - a.members);
  if (largest === undefined) return { chart: null, notes: [] };
  const points = trendPoints(basis);
  const { shown, folded, placeOf } = fold(segments, segmentsOverTime(basis, points));
  const names = [
    ...shown.map(named),
    ...(folded === 0 ? [] : [words.otherSegments(numbers.count(folded).text)]),
  ];
  const texts = chartTexts(locale);
  const chart: StackedChart = {
    kind: 'stacked',
    id: 'segments_by_period',
    ...texts.segments({
      columns: numbers.count(points.length),
      label: focus.label,
      members: numbers.count(focus.members),
      largest: named(largest.segment),
      largestMembers: numbers.count(largest.members),
    }),
    categoryTitle: texts.axes.period,
    categories: points.map(({ heading }) => heading),
    valueTitle: texts.axes.members,
    series: names.map((name, place) => ({
      name,
      values: points.map((point) => membersAt(point, (segment) => placeOf(segment) === place)),
    })),
  };
  const all = numbers.count(shown.length + folded);
  const notes =
    folded === 0 ? [] : [sectionTexts(locale).notes.segmentsTogether(numbers.count(shown.length), all)];
  return { chart, notes };
}

/** The ranking, and after it segments that only earlier runs have. */
function segmentsOverTime(
  { ranking }: ReportBasis,
  points: readonly TrendPoint[],
): readonly (string | null)[] {
  return [...new Set([...ranking, ...points.flatMap(({ segments }) => [...segments.keys()])])];
}

/** Members of a result in some segments; those without a segment count as such. */
function membersAt({ members, segments }: TrendPoint, chosen: (segment: string | null) => boolean): number {
  const within = [...segments].flatMap(([segment, size]) => (chosen(segment) ? [size] : []));
  const withoutSegment = members - sumOf([...segments.values()]);
  return sumOf(within) + (chosen(null) ? withoutSegment : 0);
}

const sumOf = (sizes: readonly number[]): number => sizes.reduce((sum, size) => sum + size, 0);

function segmentTable(basis: ReportBasis, segments: readonly SegmentFigures[]): Table {
  const { focus, baseline, named } = basis;
  const before = ({ segment }: SegmentFigures): number =>
    segment === null ? 0 : (baseline?.segments.get(segment) ?? 0);
  const column = columnOf<SegmentFigures>;
  return tableOf(
    basis,
    'segments',
    [
      column(basis, 'segment', 'text', ({ segment }) => named(segment)),
      column(basis, 'members', 'integer', ({ members }) => members),
      column(basis, 'member_share', 'share', ({ members }) => partOf(members, focus.members)),
      ...(baseline === null
        ? []
        : [
            column(basis, 'member_change', 'integer', (own) => own.members - before(own)),
            column(basis, 'member_change_share', 'share', (own) => changeOf(own.members, before(own))),
          ]),
      column(basis, 'order_count', 'integer', ({ orders }) => orders),
      column(basis, 'monetary_sum', 'money', ({ monetary }) => moneyNumber(monetary)),
      column(basis, 'monetary_share', 'share', ({ monetary }) => moneyPartOf(monetary, focus.monetary)),
      column(basis, 'monetary_each', 'money', ({ monetary, members }) =>
        moneyNumber(moneyEach(monetary, members)),
      ),
      column(basis, 'action', 'text', ({ groups }) => advice(basis, commonSuggestion(basis, groups)).action),
    ],
    [...segments, ...vanished(basis, segments)],
  );
}

/** Segments that only the baseline has: without them the changes would not add up. */
function vanished({ baseline }: ReportBasis, segments: readonly SegmentFigures[]): readonly SegmentFigures[] {
  const present = new Set(segments.map(({ segment }) => segment));
  return [...(baseline?.segments.keys() ?? [])]
    .filter((segment) => !present.has(segment))
    .map((segment) => ({ segment, groups: [], members: 0, orders: 0, monetary: 0n }));
}
