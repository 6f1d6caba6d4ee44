import type { RetentionPlan } from '../../contracts/retention.js';
import { artifactKinds } from '../../domain/retention/artifact.js';
import { counted } from '../../domain/text/counted.js';
import { count, size } from './figures.js';
import type { Style } from './style.js';
import { alignedTable } from './table.js';

type Going = RetentionPlan['artifacts'][number];

const shownAtMost = 5;

const words = {
  staging: 'staging tables',
  working: 'working tables',
  results: 'results',
  documents: 'documents',
  database: 'rows in the database',
  unfinished: 'unfinished runs',
  outbox: 'mails in the outbox',
  scratch: 'left over by steps',
} as const satisfies Record<Going['kind'], string>;

/** What a retention policy lets go: how much of each kind, then the oldest of it. */
export function retentionLines(
  { artifacts, looked }: RetentionPlan,
  dryRun: boolean,
  style: Style,
): readonly string[] {
  const all = bytesOf(artifacts);
  const of = `of ${count(looked.artifacts)}, ${size(all)} of ${size(looked.bytes)}`;
  const verb = dryRun ? 'would go' : 'went';
  if (artifacts.length === 0) {
    return [
      `Nothing ${verb}: the policy keeps all ${counted(looked.artifacts, 'artifact')} (${size(looked.bytes)}).`,
    ];
  }
  const kinds = artifactKinds.flatMap((kind) => {
    const its = artifacts.filter((artifact) => artifact.kind === kind);
    const rows = its.reduce((sum, artifact) => sum + artifact.rows, 0);
    return its.length === 0
      ? []
      : [[words[kind], count(its.length), sizeText(bytesOf(its)), rows === 0 ? '' : count(rows)]];
  });
  const oldest = artifacts.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).slice(0, shownAtMost);
  const more = artifacts.length - oldest.length;
  return [
    style.strong(`${counted(artifacts.length, 'artifact')} ${of} ${verb}`),
    ...alignedTable(
      [
        { heading: 'kind' },
        { heading: 'artifacts', align: 'right' },
        { heading: 'size', align: 'right' },
        { heading: 'rows', align: 'right' },
      ],
      kinds,
      style,
    ),
    '',
    ...alignedTable(
      [
        { heading: 'oldest' },
        { heading: 'what' },
        { heading: 'run or file', atMost: 60 },
        { heading: 'as of' },
        { heading: 'by the rule' },
        { heading: 'size', align: 'right' },
      ],
      oldest.map((artifact) => [
        artifact.at.slice(0, 10),
        words[artifact.kind],
        artifact.runId === '' ? (artifact.places[0]?.split(/[/\\]/).at(-1) ?? '') : artifact.runId,
        artifact.asOf,
        artifact.because,
        sizeText(artifact.bytes),
      ]),
      style,
    ),
    ...(more > 0 ? [`and ${count(more)} more`] : []),
  ];
}

/** Rows have no size of their own: the database uses their space again. */
const sizeText = (bytes: number): string => (bytes === 0 ? '' : size(bytes));

const bytesOf = (artifacts: readonly Going[]): number => artifacts.reduce((sum, { bytes }) => sum + bytes, 0);
