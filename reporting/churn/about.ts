import type { Report } from '../report.js';
import { groupedBy } from '../figures/grouped.js';
import { churnOverviewTexts } from '../texts/churn/overview.js';
import type { Locale } from '../texts/locale.js';
import { warningTexts } from '../warnings.js';
import { type ChurnBasis, featureText } from './basis.js';
import { definitionInWords } from './definition_in_words.js';

/** Definition, model, run. */
export function churnAbout(basis: ChurnBasis): Report['about'] {
  const { facts, config, locale } = basis;
  const { names } = churnOverviewTexts(locale).about;
  return [
    [names.business, facts.model.business],
    [names.asOf, facts.asOf],
    [names.currency, config.currency],
    ...churnOrigin(basis),
    [names.run, facts.runId],
  ];
}

/** When churn was scored, and by which run, where the report is that of another. */
export function scoredWhen({ facts, clauses, locale }: ChurnBasis): Report['about'] {
  const { names, trainedAsOf } = churnOverviewTexts(locale).about;
  return [[names.scored, clauses.titled(trainedAsOf(facts.asOf), facts.runId)]];
}

/** By which definition and model churn was scored. */
export function churnOrigin(basis: ChurnBasis): Report['about'] {
  const { facts, numbers, words, clauses, locale, window } = basis;
  const { model } = facts;
  const { names, trainedAsOf, windowOf } = churnOverviewTexts(locale).about;
  const days = numbers.count(facts.labelDays).text;
  return [
    [names.definition, definitionInWords(basis)],
    [names.window, windowOf({ from: window.from, to: window.to, days })],
    [names.model, clauses.titled(words.learners[model.learner], model.modelId)],
    [names.trained, trainedAsOf(model.asOf)],
    [names.seed, String(model.seed)],
    [names.data, model.dataHash.slice(0, 12)],
  ];
}

/** What the words of churn mean. */
export const churnGlossary = ({ config, numbers, locale }: ChurnBasis): Report['glossary'] =>
  churnOverviewTexts(locale).glossary({ days: numbers.count(config.churn.action.value_days).text });

/** Features that a sentence names, before it only counts the others; the table of what was left out has all. */
const featuresNamed = 3;

/** What cannot be told, and what the training warned of. */
export function churnLimits(basis: ChurnBasis): Report['limits'] {
  const { facts, texts, clauses, numbers, locale } = basis;
  const { leftOut } = facts.model;
  const overview = churnOverviewTexts(locale);
  const missing = leftOut.filter(({ reason, table }) => reason === 'table_missing' && table !== undefined);
  return [
    ...[...groupedBy(missing, ({ table }) => table ?? '')].map(([table, features]) =>
      overview.notAvailable({
        features: clauses.series(
          features.slice(0, featuresNamed).map(({ feature }) => featureText(basis, feature).heading),
        ),
        more: features.length > featuresNamed ? numbers.count(features.length - featuresNamed) : null,
        table,
      }),
    ),
    ...leftOut.flatMap(({ feature, auc }) =>
      auc === undefined
        ? []
        : [
            overview.leak({
              feature: featureText(basis, feature).heading,
              alone: auc.alone.toFixed(3),
              withIt: auc.withIt.toFixed(3),
              without: auc.without.toFixed(3),
            }),
          ],
    ),
    ...(facts.modelFlagged ? [texts.notes.flagged] : []),
    ...trainingWarnings(facts.model, locale),
  ];
}

/** What the training warned of, but for leaks: those are told with the areas of the model. */
function trainingWarnings(
  { warnings, toldWarnings = [] }: ChurnBasis['facts']['model'],
  locale: Locale,
): readonly string[] {
  const leaks = new Set(
    toldWarnings.flatMap(({ text, warning }) => (warning.code === 'churn_leak' ? [text] : [])),
  );
  return warningTexts({ warnings: warnings.filter((text) => !leaks.has(text)), toldWarnings }, locale);
}
