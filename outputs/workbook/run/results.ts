import type { Manifest } from '../../../contracts/manifest.js';
import { segmentText } from '../../../domain/rfm/segment_texts/index.js';
import { addDays, parseDay } from '../../../domain/time/days.js';
import type { SheetRow, TableSheet } from '../content.js';
import {
  changed,
  headed,
  inOneBatch,
  selectList,
  storedNames,
  type RunColumn,
  type RunWorkbook,
} from './sheet.js';

const groupColumns: readonly RunColumn[] = [
  { text: 'period', kind: 'text' },
  { text: 'rfm_code', kind: 'text' },
  { text: 'segment', kind: 'text' },
  { text: 'members', kind: 'integer' },
  { text: 'member_share', kind: 'share', shade: 'bar' },
  { text: 'order_count', kind: 'integer' },
  { text: 'monetary_sum', kind: 'money' },
  { text: 'monetary_share', kind: 'share', shade: 'bar' },
  { text: 'recency_days_mean', kind: 'number' },
];

const scoreColumns: readonly RunColumn[] = [
  { text: 'member_id', kind: 'text' },
  { text: 'period', kind: 'text' },
  { text: 'as_of', kind: 'date' },
  { text: 'recency_days', kind: 'integer' },
  { text: 'order_count', kind: 'integer' },
  { text: 'monetary_sum', kind: 'money' },
  { text: 'r', kind: 'integer' },
  { text: 'f', kind: 'integer' },
  { text: 'm', kind: 'integer' },
  { text: 'rfm_code', kind: 'text' },
  { text: 'rfm_sum', kind: 'integer' },
  { text: 'rfm_score', kind: 'number' },
  { text: 'rank', kind: 'integer' },
  { text: 'segment', kind: 'text' },
];

const periodColumns: readonly RunColumn[] = [
  { text: 'period', kind: 'text' },
  { text: 'starts_on', kind: 'date' },
  { text: 'ends_on', kind: 'date' },
  { text: 'recency_edges', kind: 'text' },
  { text: 'frequency_edges', kind: 'text' },
  { text: 'monetary_edges', kind: 'text' },
  { text: 'collapsed', kind: 'integer' },
  { text: 'out_of_range', kind: 'integer' },
];

/** The groups, the latest period and the best code first. */
export const groupsSheet = (run: RunWorkbook): TableSheet => ({
  ...headed(run, 'groups', groupColumns),
  rows: withSegmentTexts(
    run,
    groupColumns,
    'rfm_groups order by as_of desc, rfm_code desc nulls last, segment',
  ),
});

/** The members, the latest period and the best rank first. */
export const scoresSheet = (run: RunWorkbook): TableSheet => ({
  ...headed(run, 'scores', scoreColumns),
  rows: withSegmentTexts(run, scoreColumns, 'rfm_scores order by as_of desc, rank nulls last, member_id'),
});

/** The windows and the edges of their bins. */
export const periodsSheet = (run: RunWorkbook): TableSheet => ({
  ...headed(run, 'periods', periodColumns),
  rows: inOneBatch(run.manifest.periods.map(periodRow).reverse()),
});

/** Stored segments of the built-in mappings are codes, such as CHAMPIONS; people read their names. */
function withSegmentTexts(
  { session, report: { locale } }: RunWorkbook,
  columns: readonly RunColumn[],
  from: string,
): TableSheet['rows'] {
  const segment = storedNames(columns).indexOf('segment');
  return changed(session.batches(`select ${selectList(columns)} from ${from}`), (row) => {
    const stored = row[segment];
    return typeof stored === 'string' ? row.with(segment, segmentText(stored, locale)) : row;
  });
}

function periodRow({
  label,
  startsOn,
  asOf,
  edges,
  collapsed,
  outOfRange,
}: Manifest['periods'][number]): SheetRow {
  return [
    label,
    startsOn,
    lastDay(asOf),
    edgesText(edges.recency),
    edgesText(edges.frequency),
    edgesText(edges.monetary),
    collapsed,
    outOfRange,
  ];
}

/** The last day that a window up to an as-of includes. */
export const lastDay = (asOf: string): string => addDays(parseDay(asOf), -1);

/** Interpolated edges carry the noise of their last binary digits, which nobody wants to read. */
const edgesText = (edges: readonly number[]): string =>
  edges.map((edge) => String(Number(edge.toPrecision(12)))).join('; ');
