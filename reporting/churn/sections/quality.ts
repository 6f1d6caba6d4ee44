import type { ChurnCandidate } from '../../../contracts/churn_card.js';
import type { ChurnFacts } from '../../../contracts/churn_facts.js';
import type { Section, Table } from '../../report.js';
import { columnOf, tableOf } from '../../sections/table.js';
import { churnMeasures, type ChurnMeasure } from '../../texts/churn/sections.js';
import { type ChurnBasis, featureText } from '../basis.js';
import { topTenthInWords } from '../trust.js';
import { churnWarningText } from '../warnings.js';
import { calibrationChart, tenthTable } from './tenths.js';

/** Features that the table of drivers names; the others hardly count. */
const mostDrivers = 20;

/** How often the model was right about members it had never learned from. */
export function qualitySection(basis: ChurnBasis): Section {
  const { facts, texts, clauses } = basis;
  const { model } = facts;
  const said = topTenthInWords(basis, model);
  return {
    id: 'churn_quality',
    ...texts.sections.churn_quality,
    charts: calibrationChart(basis, 'churn_calibration', model.tenths),
    tables: [
      tenthTable(basis, 'churn_tenths', model.tenths),
      measureTable(basis),
      driverTable(basis),
      candidateTable(basis),
    ],
    notes: [...(said === null ? [] : [clauses.sentence(said)]), ...trainingNotes(basis)],
  };
}

/** On what it was tested, from what it was learned, how its probabilities were made, what it replaced. */
function trainingNotes(basis: ChurnBasis): readonly string[] {
  const { facts, texts, numbers, words, clauses } = basis;
  const { model, modelFlagged } = facts;
  const { notes } = texts;
  const trained = model.snapshots.filter(({ use }) => use === 'trained');
  const tested = model.snapshots.find(({ use }) => use === 'tested');
  const tried = model.calibrationTried;
  const calibration =
    tried === null
      ? null
      : {
          method: words.calibrations[tried.method],
          before: tried.before.toFixed(4),
          after: tried.after.toFixed(4),
        };
  const { against } = model.decision;
  const learned = notes.learnedFrom({
    learner: words.learners[model.learner],
    snapshots: numbers.count(trained.length),
    first: trained.at(0)?.on ?? model.asOf,
    last: trained.at(-1)?.on ?? model.asOf,
  });
  const measured =
    tested === undefined
      ? []
      : [
          notes.testedOn({
            on: tested.on,
            rows: numbers.count(tested.rows),
            churners: numbers.count(tested.churners),
          }),
        ];
  const probabilities =
    model.calibration === null || calibration === null
      ? notes.notCalibrated(calibration)
      : notes.calibrated(calibration);
  return [
    [learned, ...measured].join(clauses.between),
    [notes.unweighted, probabilities].join(clauses.between),
    against === null
      ? firstNote(basis)
      : notes.champion({
          model: against.modelId,
          earlier: against.quality.logLoss.toFixed(4),
          own: against.own.logLoss.toFixed(4),
        }),
    ...(modelFlagged ? [notes.flagged] : []),
  ];
}

/** A model that was compared with none is the first, unless the one before could score no more. */
function firstNote({ facts, texts, clauses, locale }: ChurnBasis): string {
  const [replaced] = (facts.model.toldWarnings ?? []).flatMap(({ warning }) =>
    warning.code === 'churn_model_replaced' ? [warning] : [],
  );
  return replaced === undefined
    ? texts.notes.firstModel
    : clauses.sentence(churnWarningText(replaced, locale));
}

function measureTable(basis: ChurnBasis): Table {
  const { facts, texts } = basis;
  const { quality } = facts.model;
  const column = columnOf<ChurnMeasure>;
  return tableOf(
    basis,
    'churn_measures',
    [
      column(basis, 'measure', 'text', (measure) => texts.measures[measure].name),
      column(basis, 'measured', 'measure', (measure) => rounded(quality[measure])),
      column(basis, 'meaning', 'text', (measure) => texts.measures[measure].meaning),
    ],
    churnMeasures,
  );
}

function driverTable(basis: ChurnBasis): Table {
  const column = columnOf<ChurnFacts['model']['drivers'][number]>;
  return tableOf(
    basis,
    'churn_drivers',
    [
      column(basis, 'feature', 'text', ({ feature }) => featureText(basis, feature).heading),
      column(basis, 'importance', 'share', ({ share }) => share),
      column(basis, 'feature_meaning', 'text', ({ feature }) => featureText(basis, feature).description),
    ],
    basis.facts.model.drivers.slice(0, mostDrivers),
  );
}

function candidateTable(basis: ChurnBasis): Table {
  const { facts, words, texts } = basis;
  const column = columnOf<ChurnCandidate>;
  return tableOf(
    basis,
    'churn_candidates',
    [
      column(basis, 'learner', 'text', ({ learner }) => words.learners[learner]),
      column(basis, 'roc_auc', 'measure', ({ rocAuc }) => rounded(rocAuc)),
      column(basis, 'pr_auc', 'measure', ({ prAuc }) => rounded(prAuc)),
      column(basis, 'log_loss', 'measure', ({ logLoss }) => rounded(logLoss)),
      column(basis, 'chosen', 'text', ({ chosen }) => (chosen ? texts.yes : texts.no)),
    ],
    facts.model.candidates.toSorted((a, b) => b.rocAuc - a.rocAuc),
  );
}

/** Nobody reads more than four decimals of a measure. */
const rounded = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 1e4) / 1e4;
