import type { ChurnAlarm } from '../../contracts/churn.js';
import { churnFindingTexts } from '../texts/churn/findings.js';
import { type ChurnBasis, featureText } from './basis.js';

/** An alarm as a clause with its figures. */
export function alarmClause(basis: ChurnBasis, { kind, figures }: ChurnAlarm): string {
  const { numbers } = basis;
  const { alarms } = churnFindingTexts(basis.locale);
  switch (kind) {
    case 'feature_drift':
      return alarms[kind]({
        feature: featureText(basis, figures.feature).heading,
        psi: numbers.edge(figures.psi),
      });
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
