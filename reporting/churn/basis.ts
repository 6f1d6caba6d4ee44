import type { ChurnConfig } from '../../config/schema/churn.js';
import type { Config } from '../../config/schema.js';
import type { ChurnFacts } from '../../contracts/churn_facts.js';
import type { ChurnDefinition } from '../../domain/churn/definition.js';
import { probabilityColumn } from '../../domain/churn/drift.js';
import { labelEndOf, labelStartOf } from '../../domain/churn/label_window.js';
import { addDays } from '../../domain/time/days.js';
import { type NumberTexts, numberTexts } from '../numbers.js';
import { churnFeatureText } from '../texts/churn_features.js';
import { churnSectionTexts, type ChurnSectionTexts } from '../texts/churn/sections.js';
import { type ChurnWords, churnWords } from '../texts/churn/words.js';
import type { Locale } from '../texts/locale.js';
import { periodTexts, type PeriodTexts } from '../texts/periods.js';

/** What is told of a run that scored churn. */
export interface ChurnReportInput {
  readonly facts: ChurnFacts;
  /** The definition that was scored by: that of the configuration, or the default one. */
  readonly definition: ChurnDefinition;
  /** The configuration of the run. */
  readonly config: Pick<Config, 'currency'> & { readonly churn: ChurnConfig };
  readonly locale: Locale;
  /** Whether it is told beside figures of other data, so that its day has to be named; absent: it is not. */
  readonly scoredApart?: boolean;
}

/** What all parts of a report about churn are derived from. */
export interface ChurnBasis extends ChurnReportInput {
  readonly numbers: NumberTexts;
  readonly words: ChurnWords;
  readonly texts: ChurnSectionTexts;
  readonly clauses: PeriodTexts;
  /** First and last day of the label window, and the day on which it is over. */
  readonly window: { readonly from: string; readonly to: string; readonly over: string };
}

export function churnBasisOf(input: ChurnReportInput): ChurnBasis {
  const { facts, config, locale } = input;
  const over = labelEndOf(facts);
  return {
    ...input,
    numbers: numberTexts(locale, config.currency),
    words: churnWords(locale),
    texts: churnSectionTexts(locale),
    clauses: periodTexts(locale),
    window: { from: labelStartOf(facts), to: addDays(over, -1), over },
  };
}

/** What a feature, or the probability, is called, and how it is measured. */
export const featureText = (
  { texts, locale }: Pick<ChurnBasis, 'texts' | 'locale'>,
  name: string,
): { readonly heading: string; readonly description: string } =>
  name === probabilityColumn ? texts.probability : churnFeatureText(name, locale);

/** A difference of two shares in percentage points, with its sign. */
export function signedPoints({ numbers, words }: ChurnBasis, difference: number): string {
  const points = Math.round(difference * 1_000) / 10;
  const sign = points > 0 ? '+' : points < 0 ? '−' : '±';
  return words.points(`${sign}${numbers.ratio(Math.abs(points)).text}`);
}
