import type { ChurnFacts } from '../../../contracts/churn_facts.js';
import type { Section, Table, TrendChart } from '../../report.js';
import { columnOf, tableOf } from '../../sections/table.js';
import type { ChurnBasis } from '../basis.js';
import { latestFinished, shownId } from '../figures.js';
import { topTenthInWords } from '../trust.js';
import { tenthTable } from './tenths.js';

type ScoredRun = ChurnFacts['history'][number];

/** What each run predicted and what came of it; null: nothing was scored before and nothing is over. */
export function historySection(basis: ChurnBasis): Section | null {
  const { facts, texts, clauses } = basis;
  const [first] = facts.history;
  if (first === undefined) return null;
  const finished = latestFinished(facts);
  const said = finished?.actual == null ? null : topTenthInWords(basis, finished.actual);
  return {
    id: 'churn_history',
    ...texts.sections.churn_history,
    charts: facts.history.length < 2 ? [] : [runChart(basis, finished ?? first)],
    tables: [
      runTable(basis),
      ...(finished?.actual == null ? [] : [tenthTable(basis, 'churn_run_tenths', finished.actual.tenths)]),
    ],
    notes: [
      ...(finished === null || said === null
        ? []
        : [clauses.sentence(texts.notes.ofRun(finished.asOf, said))]),
      ...(finished === null ? [texts.notes.noneOver(first.labelEndsOn)] : []),
    ],
  };
}

function runChart({ facts, texts, numbers }: ChurnBasis, told: ScoredRun): TrendChart {
  const { axes } = texts.charts;
  return {
    kind: 'trend',
    id: 'churn_over_runs',
    unit: 'share',
    ...texts.charts.runs({
      asOf: told.asOf,
      predicted: numbers.share(told.predicted),
      actual: told.actual === null ? null : numbers.share(told.actual.share),
    }),
    categoryTitle: axes.asOf,
    categories: facts.history.map(({ asOf }) => asOf),
    valueTitle: axes.share,
    series: [
      { name: axes.predicted, values: facts.history.map(({ predicted }) => predicted) },
      { name: axes.actual, values: facts.history.map(({ actual }) => actual?.share ?? null) },
    ],
  };
}

/** The runs, the latest first. */
function runTable(basis: ChurnBasis): Table {
  const column = columnOf<ScoredRun>;
  const { gapDays, history } = basis.facts;
  return tableOf(
    basis,
    'churn_runs',
    [
      column(basis, 'as_of', 'date', ({ asOf }) => asOf),
      column(basis, 'label_ends_on', 'date', ({ labelEndsOn }) => labelEndsOn),
      column(basis, 'members', 'integer', ({ members }) => members),
      ...(gapDays === 0
        ? []
        : [column(basis, 'left_in_gap', 'integer', ({ actual }) => actual?.leftInGap ?? null)]),
      column(basis, 'unjudged', 'integer', unjudgedOf),
      column(basis, 'predicted', 'share', ({ predicted }) => predicted),
      column(basis, 'actual', 'share', ({ actual }) => actual?.share ?? null),
      column(basis, 'points_off', 'number', ({ predicted, actual }) =>
        actual === null ? null : Math.round((actual.share - predicted) * 1_000) / 10,
      ),
      column(basis, 'lift', 'number', ({ actual }) => actual?.quality.liftTopTenth ?? null),
      column(basis, 'found', 'share', ({ actual }) => actual?.quality.foundInTopTenth ?? null),
      column(basis, 'model_id', 'text', ({ modelId }) => shownId(modelId)),
    ],
    history.toReversed(),
  );
}

/** Members who were scored and are in none of the counts of what came; null: nothing came yet. */
const unjudgedOf = ({ members, actual }: ScoredRun): number | null =>
  actual === null ? null : members - actual.quality.rows - (actual.leftInGap ?? 0);
