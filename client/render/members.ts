import type { Manifest } from '../../contracts/manifest.js';
import { counted } from '../../domain/text/counted.js';
import type { ListedMember, SelectionInRuns } from '../results/members.js';
import { amount, count } from './figures.js';
import type { Style } from './style.js';
import { alignedTable, type TableColumn } from './table.js';
import { visible } from './width.js';

const columnsIn = (currency: string): readonly TableColumn[] => [
  { heading: 'member', atMost: 32 },
  { heading: 'group' },
  { heading: 'segment', atMost: 32 },
  { heading: 'recency (days)', align: 'right' },
  { heading: 'orders', align: 'right' },
  { heading: `amount (${currency})`, align: 'right' },
  { heading: 'score', align: 'right' },
  { heading: 'rank', align: 'right' },
];

export interface MemberListing {
  readonly of: SelectionInRuns;
  /** Of the whole selection. */
  readonly members: number;
  readonly shown: readonly ListedMember[];
  readonly currency: string;
  /** Where all of them were written; null: nowhere. */
  readonly writtenTo: string | null;
}

/** The members of a selection: how many and which, then the first of them, then where the others are. */
export function memberLines(listing: MemberListing, style: Style): readonly string[] {
  const { of, members, shown, currency, writtenTo } = listing;
  const left = members - shown.length;
  return [
    style.strong(headline(of, members)),
    ...(shown.length === 0 ? [] : alignedTable(columnsIn(currency), shown.map(rowOf), style)),
    ...moreLines(left, shown.length, writtenTo),
    ...(writtenTo === null ? [] : [`All ${count(members)} written to ${writtenTo}`]),
  ];
}

function moreLines(left: number, shown: number, writtenTo: string | null): readonly string[] {
  if (left === 0) return [];
  const more = shown === 0 ? [] : [`and ${count(left)} more`];
  return writtenTo === null
    ? [[...more, '--csv FILE writes all of them, --limit N shows more'].join('; ')]
    : more;
}

/** `2,317 members of demo-shop in 2017: segment AT_RISK, in 2016 CHAMPIONS` */
function headline({ selection, run, cameFrom }: SelectionInRuns, members: number): string {
  const { codes = [], segments = [], gone } = selection;
  const conditions = [
    ...(codes.length === 0 ? [] : [`group ${codes.join(' or ')}`]),
    ...(segments.length === 0 ? [] : [`segment ${segments.join(' or ')}`]),
    ...(cameFrom === null ? [] : [beforeText(selection.cameFrom, cameFrom, run)]),
  ];
  const where =
    gone === true
      ? `no longer scored in ${selection.period}, listed as they stood then`
      : `scored in ${selection.period}`;
  const of = conditions.length === 0 ? '' : `: ${conditions.join(', ')}`;
  return visible(`${counted(members, 'member')} of ${run.business} ${where}${of}`);
}

function beforeText(
  cameFrom: SelectionInRuns['selection']['cameFrom'],
  from: Manifest,
  run: Manifest,
): string {
  const of = from.runId === run.runId ? '' : ` of the run as of ${from.asOf}`;
  const then = `${cameFrom?.period ?? ''}${of}`;
  const segment = cameFrom?.segment ?? null;
  return segment === null ? `not scored in ${then}` : `${segment} in ${then}`;
}

const rowOf = (one: ListedMember): readonly string[] => [
  one.member,
  one.code,
  one.segment,
  one.recencyDays === null ? '' : count(one.recencyDays),
  count(one.orders),
  amount(one.monetary),
  one.score ?? '',
  one.rank === null ? '' : count(one.rank),
];
