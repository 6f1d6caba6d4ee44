import type { ChurnFacts, RiskBand } from '../../../contracts/churn_facts.js';
import type { FlowChart, Section, Table } from '../../report.js';
import { columnOf, tableOf } from '../../sections/table.js';
import type { ChurnBasis } from '../basis.js';
import { bandsFromTop, movesOf } from '../figures.js';

type Changes = NonNullable<ChurnFacts['changes']>;
type Move = Changes['moved'][number];

/** Where members of the last run stand now; null: there is no earlier run. */
export function changeSection(basis: ChurnBasis): Section | null {
  const { facts, texts, numbers } = basis;
  const { changes } = facts;
  if (changes === null) return null;
  const { meanThen, meanNow, asOf, moved } = changes;
  return {
    id: 'churn_change',
    ...texts.sections.churn_change,
    charts: moved.length === 0 ? [] : [flow(basis, changes)],
    tables: [moveTable(basis, moved)],
    notes: [
      texts.notes.meanMoved({ then: numbers.share(meanThen), now: numbers.share(meanNow), asOf }),
      texts.notes.leftToScores,
    ],
  };
}

/** The bands from the highest risk, then those who are not scored. */
const places: readonly (RiskBand | null)[] = [...bandsFromTop, null];

const nameOf = ({ words }: ChurnBasis, band: RiskBand | null): string =>
  band === null ? words.notScored : words.bands[band];

function flow(basis: ChurnBasis, { asOf, moved }: Changes): FlowChart {
  const { facts, texts, numbers } = basis;
  const { rose, fell, gone, entered } = movesOf(moved);
  const names = places.map((band) => nameOf(basis, band));
  return {
    kind: 'flow',
    id: 'churn_flow',
    ...texts.charts.flow({
      before: asOf,
      after: facts.asOf,
      rose: numbers.count(rose),
      fell: numbers.count(fell),
      gone: numbers.count(gone),
      entered: numbers.count(entered),
    }),
    fromTitle: asOf,
    toTitle: facts.asOf,
    from: names,
    to: names,
    flows: moved.map(({ from, to, members }) => ({
      from: places.indexOf(from),
      to: places.indexOf(to),
      members,
    })),
  };
}

function moveTable(basis: ChurnBasis, moved: readonly Move[]): Table {
  const column = columnOf<Move>;
  return tableOf(
    basis,
    'churn_moves',
    [
      column(basis, 'from_band', 'text', ({ from }) => nameOf(basis, from)),
      column(basis, 'to_band', 'text', ({ to }) => nameOf(basis, to)),
      column(basis, 'members', 'integer', ({ members }) => members),
    ],
    moved.toSorted((a, b) => b.members - a.members),
  );
}
