import type { RunManifest } from '../../contracts/manifest.js';
import { differs } from '../../domain/comparison/tables.js';
import { counted } from '../../domain/text/counted.js';
import type { RunDiff } from '../results/run_diff.js';
import { count, moment } from './figures.js';
import { sides } from './before_after.js';
import { partsOf } from './run_diff_parts.js';
import type { Style } from './style.js';
import { alignedTable } from './table.js';

export interface DiffListing {
  readonly from: RunManifest;
  readonly to: RunManifest;
  readonly diff: RunDiff;
  readonly currency: string;
}

/** What differs between two runs, from what went in to what came out; what is the same takes one line together. */
export function runDiffLines({ from, to, diff, currency }: DiffListing, style: Style): readonly string[] {
  const parts = partsOf(diff, currency, style);
  const differing = diff.tables.filter(differs);
  const same = parts.filter(({ differences }) => differences === 0).map(({ what }) => what);
  const gone = [from, to].some(hasAllParts)
    ? parts.filter(({ differences }) => differences === null).map(({ what }) => what)
    : [];
  return [
    style.strong(`${to.business}: what differs from run ${from.runId} to run ${to.runId}`),
    ...alignedTable(sides(''), headRows(from, to), style),
    ...parts.flatMap(({ what, one, differences, lines }) =>
      (differences ?? 0) === 0 ? [] : ['', style.strong(titleOf(what, differences ?? 0, one)), ...lines],
    ),
    '',
    ...(same.length === 0 ? [] : [`The same: ${same.join(', ')}`]),
    ...(gone.length === 0
      ? []
      : [`Not compared, since one run no longer has the tables: ${gone.join(', ')}`]),
    differing.length === 0
      ? style.good(`All ${count(diff.tables.length)} tables have the same content.`)
      : `${count(differing.length)} of ${counted(diff.tables.length, 'table')} differ: ${differing.map(({ table }) => table).join(', ')}`,
  ];
}

/** Whether a run has published the tables that every part is told by; those of churn have others, or read another run's. */
const hasAllParts = ({ job }: RunManifest): boolean => job === 'rfm';

/** `Configuration: 2 keys differ` */
function titleOf(what: string, many: number, one: string): string {
  const title = what.charAt(0).toUpperCase() + what.slice(1);
  return `${title}: ${counted(many, one)} ${many === 1 ? 'differs' : 'differ'}`;
}

const headRows = (from: RunManifest, to: RunManifest): readonly (readonly string[])[] => [
  ['as of', from.asOf, to.asOf],
  ['published', moment(new Date(from.publishedAt)), moment(new Date(to.publishedAt))],
  ['memberflow', from.codeVersion, to.codeVersion],
  ['orders', count(from.counts.orders), count(to.counts.orders)],
  ['members', count(from.counts.members), count(to.counts.members)],
];
