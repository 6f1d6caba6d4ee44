import type { ChurnAlarm, DriftedFeature, SingleAlarm } from '../../contracts/churn_alarms.js';
import type { ChurnWarning } from '../../contracts/churn_warnings.js';
import type { PlainNumberTexts } from '../numbers.js';
import { churnFindingTexts } from '../texts/churn/findings.js';
import { type ChurnBasis, featureText } from './basis.js';
import { shownId } from './figures.js';

/** Features that moved and that a sentence names, before it only counts the others; the table of drift has all. */
const featuresNamed = 3;

/** An alarm in words. */
export interface ToldAlarm {
  readonly kind: ChurnAlarm['kind'];
  readonly level: ChurnAlarm['level'];
  /** A clause without a full stop. */
  readonly clause: string;
  /** What to do about it, as a request. */
  readonly action: string;
}

/** What alarms are put into words with. */
export type AlarmWords = Pick<ChurnBasis, 'texts' | 'locale'> & { readonly numbers: PlainNumberTexts };

/** What asks for a look, the alarming first; features that moved equally far are told together. */
export function toldAlarms(basis: ChurnBasis): readonly ToldAlarm[] {
  const { actions } = churnFindingTexts(basis.locale);
  return (['alarm', 'warn'] as const).flatMap((level) => {
    const { drifted, others } = partedAlarms(basis.facts.alarms, level);
    return [
      ...others.map((alarm) => ({
        ...{ kind: alarm.kind, level },
        ...{ clause: alarmClause(basis, alarm), action: actions[actionOf(alarm)] },
      })),
      ...(drifted.length === 0
        ? []
        : [
            {
              ...{ kind: 'feature_drift' as const, level },
              ...{ clause: driftClause(basis, drifted, level), action: actions.feature_drift },
            },
          ]),
    ];
  });
}

/** Nobody has to train again for what a model did that has been replaced. */
const actionOf = (alarm: SingleAlarm) =>
  alarm.kind === 'predicted_against_actual' && alarm.figures.replaced === true ? 'replaced' : alarm.kind;

/** What those who look at the run rather than at its pages are warned of: what alarms. */
export function alarmWarnings(alarms: readonly ChurnAlarm[]): readonly ChurnWarning[] {
  const { drifted, others } = partedAlarms(alarms, 'alarm');
  return [
    ...others.map((alarm) => ({ code: 'churn_alarm' as const, alarm })),
    ...(drifted.length === 0 ? [] : [{ code: 'churn_features_moved' as const, features: [...drifted] }]),
  ];
}

interface PartedAlarms {
  /** Features that moved, the furthest first. */
  readonly drifted: readonly DriftedFeature[];
  readonly others: readonly SingleAlarm[];
}

function partedAlarms(all: readonly ChurnAlarm[], level: ChurnAlarm['level']): PartedAlarms {
  const alarms = all.filter((alarm) => alarm.level === level);
  const drifted = alarms.flatMap((alarm) => (alarm.kind === 'feature_drift' ? [alarm.figures] : []));
  return {
    drifted: drifted.toSorted((a, b) => b.psi - a.psi),
    others: alarms.flatMap((alarm) => (alarm.kind === 'feature_drift' ? [] : [alarm])),
  };
}

/**
 * That features moved, as a clause without a full stop.
 * @param furthest the features, the furthest first
 */
export function driftClause(
  words: AlarmWords,
  furthest: readonly DriftedFeature[],
  level: ChurnAlarm['level'],
): string {
  const { numbers, locale } = words;
  return churnFindingTexts(locale).alarms.feature_drift({
    features: furthest.slice(0, featuresNamed).map(({ feature }) => featureText(words, feature).heading),
    more: furthest.length > featuresNamed ? numbers.count(furthest.length - featuresNamed) : null,
    psi: numbers.edge(furthest[0]?.psi ?? 0),
    far: level === 'alarm',
  });
}

/** An alarm as a clause without a full stop. */
export function alarmClause({ numbers, locale }: AlarmWords, { kind, figures }: SingleAlarm): string {
  const { alarms } = churnFindingTexts(locale);
  switch (kind) {
    case 'score_drift':
      return alarms[kind]({ psi: numbers.edge(figures.psi) });
    case 'predicted_against_actual':
      return alarms[kind]({
        asOf: figures.asOf,
        predicted: numbers.share(figures.predicted),
        actual: numbers.share(figures.actual),
        model: figures.modelId === undefined ? null : shownId(figures.modelId),
        replaced: figures.replaced ?? false,
      });
    case 'rate_rises':
      return alarms[kind]({
        asOf: figures.asOf,
        then: numbers.share(figures.then),
        now: numbers.share(figures.now),
      });
    case 'model_old':
      return alarms[kind]({ asOf: figures.asOf, days: numbers.count(figures.days).text });
  }
}
