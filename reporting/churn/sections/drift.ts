import type { ChurnFacts } from '../../../contracts/churn_facts.js';
import type { Section, Table } from '../../report.js';
import { columnOf, tableOf } from '../../sections/table.js';
import { toldAlarms } from '../alarms.js';
import { type ChurnBasis, featureText } from '../basis.js';

/** Whether members still behave like those that the model learned from. */
export function driftSection(basis: ChurnBasis): Section {
  const { facts, texts, numbers, config, clauses } = basis;
  const { warn, alarm } = config.churn.drift;
  return {
    id: 'churn_drift',
    ...texts.sections.churn_drift,
    charts: [],
    tables: [driftTable(basis)],
    notes: [
      ...(facts.alarms.length === 0
        ? [texts.notes.noAlarm]
        : toldAlarms(basis).map(({ clause }) => clauses.sentence(clause))),
      texts.notes.indexLimits(numbers.edge(warn), numbers.edge(alarm)),
    ],
  };
}

/** What moved most first. */
function driftTable(basis: ChurnBasis): Table {
  const { facts, words } = basis;
  const column = columnOf<ChurnFacts['drift'][number]>;
  return tableOf(
    basis,
    'churn_drift',
    [
      column(basis, 'feature', 'text', (own) => featureText(basis, own.column).heading),
      column(basis, 'psi', 'measure', ({ psi }) => Math.round(psi * 1_000) / 1_000),
      column(basis, 'drift_verdict', 'text', ({ verdict }) => words.verdicts[verdict]),
      column(basis, 'feature_meaning', 'text', (own) => featureText(basis, own.column).description),
    ],
    facts.drift.toSorted((a, b) => b.psi - a.psi),
  );
}
