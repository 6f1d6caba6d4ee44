import type { Movement, RunFacts } from '../contracts/facts.js';
import type { Manifest } from '../contracts/manifest.js';
import type { Config } from '../config/schema.js';
import type { ChurnReportInput } from './churn/basis.js';
import { binCounts, binMethods, type PerDimension } from '../domain/rfm/bins.js';
import { addDays, parseDay } from '../domain/time/days.js';
import { segmentText } from '../domain/rfm/segment_texts/index.js';
import { describedBy, type Described } from './figures/baseline.js';
import { movementInto } from './figures/movement.js';
import { periodFigures, type PeriodFigures } from './figures/periods.js';
import { rankingOf, standingOf, type Standing } from './figures/segments.js';
import { type NumberTexts, numberTexts } from './numbers.js';
import { periodTexts, type PeriodTexts } from './texts/periods.js';
import type { Locale } from './texts/locale.js';

/** What a report is composed from. */
export interface ReportInput {
  readonly facts: RunFacts;
  readonly manifest: Manifest;
  /** The configuration of the run. */
  readonly config: Pick<Config, 'currency' | 'rfm' | 'report'>;
  readonly locale: Locale;
  /** A run that scored churn, of the same day or lately, to be told of besides. */
  readonly churn?: Omit<ChurnReportInput, 'locale'>;
}

/** What all parts of a report are derived from. */
export interface ReportBasis extends ReportInput, Described {
  readonly numbers: NumberTexts;
  readonly bins: PerDimension<number>;
  /** One result over all orders or a window, not one a calendar period. */
  readonly single: boolean;
  readonly periods: readonly PeriodFigures[];
  readonly standing: Standing;
  /** The segments, the highest standing first. */
  readonly ranking: readonly (string | null)[];
  /** The movement into the period described; null: there is none that is fair. */
  readonly movement: Movement | null;
  /** What a stored segment is called. */
  readonly named: (segment: string | null) => string;
  readonly words: PeriodTexts;
}

export function basisOf(input: ReportInput): ReportBasis {
  const { facts, manifest, config, locale } = input;
  const single = config.rfm.periods === undefined;
  const periods = periodFigures(facts, manifest);
  const described = describedBy(periods, facts.earlierRuns, single);
  const standing = standingOf(facts.groups, manifest.weights);
  const words = periodTexts(locale);
  return {
    ...input,
    ...described,
    numbers: numberTexts(locale, config.currency),
    bins: binCounts(binMethods(config.rfm.bins)),
    single,
    periods,
    standing,
    ranking: rankingOf(standing),
    movement: movementInto(facts.movements, described.focus.label),
    named: (segment) => (segment === null ? words.noSegment : segmentText(segment, locale)),
    words,
  };
}

/** The period in a sentence: `in 2017Q4`, `as of 2018-01-01`. */
export const inPeriod = ({ words, single }: ReportBasis, label: string): string =>
  single ? words.asOf(label) : words.within(label);

/** The period as a heading; an unfinished one is marked. */
export const periodHeading = ({ words }: ReportBasis, { label, partial }: PeriodFigures): string =>
  partial ? words.open(label) : label;

/** The period that is not over, whether described or only shown; null: there is none. */
export const unfinishedPeriod = ({ focus, open }: ReportBasis): PeriodFigures | null =>
  open ?? (focus.partial ? focus : null);

/** What is compared with, in a sentence: `on 2017Q3`, `on the run as of 2017-10-01`; null: nothing. */
export function againstBaseline({ baseline, words }: ReportBasis): string | null {
  if (baseline === null) return null;
  return baseline.kind === 'period' ? words.onPeriod(baseline.label) : words.onRun(baseline.label);
}

/** The last day of a window that ends before an as-of. */
export const lastDay = (asOf: string): string => addDays(parseDay(asOf), -1);
