import type { ChurnAlarm } from '../../contracts/churn_alarms.js';
import { churnFindingTexts } from '../texts/churn/findings.js';
import { type ChurnBasis, featureText } from './basis.js';

/** Features that moved and that a sentence names, before it only counts the others; the table of drift has all. */
const featuresNamed = 3;

/** An alarm in words. */
export interface ToldAlarm {
  readonly kind: ChurnAlarm['kind'];
  readonly level: ChurnAlarm['level'];
  /** A clause without a full stop. */
  readonly clause: string;
}

/** What asks for a look, the alarming first; features that moved equally far are told together. */
export function toldAlarms(basis: ChurnBasis): readonly ToldAlarm[] {
  return (['alarm', 'warn'] as const).flatMap((level) => {
    const alarms = basis.facts.alarms.filter((alarm) => alarm.level === level);
    const drifted = alarms.flatMap((alarm) => (alarm.kind === 'feature_drift' ? [alarm.figures] : []));
    const others = alarms.flatMap((alarm) => (alarm.kind === 'feature_drift' ? [] : [alarm]));
    return [
      ...others.map((alarm) => ({ kind: alarm.kind, level, clause: clauseOf(basis, alarm) })),
      ...(drifted.length === 0
        ? []
        : [{ kind: 'feature_drift' as const, level, clause: driftClause(basis, drifted, level) }]),
    ];
  });
}

type Drifted = Extract<ChurnAlarm, { kind: 'feature_drift' }>['figures'];

function driftClause(basis: ChurnBasis, drifted: readonly Drifted[], level: ChurnAlarm['level']): string {
  const { numbers, locale } = basis;
  const furthest = drifted.toSorted((a, b) => b.psi - a.psi);
  return churnFindingTexts(locale).alarms.feature_drift({
    features: furthest.slice(0, featuresNamed).map(({ feature }) => featureText(basis, feature).heading),
    more: furthest.length > featuresNamed ? numbers.count(furthest.length - featuresNamed) : null,
    psi: numbers.edge(furthest[0]?.psi ?? 0),
    far: level === 'alarm',
  });
}

function clauseOf(
  { numbers, locale }: ChurnBasis,
  { kind, figures }: Exclude<ChurnAlarm, { kind: 'feature_drift' }>,
): string {
  const { alarms } = churnFindingTexts(locale);
  switch (kind) {
    case 'score_drift':
      return alarms[kind]({ psi: numbers.edge(figures.psi) });
    case 'predicted_against_actual':
      return alarms[kind]({
        asOf: figures.asOf,
        predicted: numbers.share(figures.predicted),
        actual: numbers.share(figures.actual),
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
