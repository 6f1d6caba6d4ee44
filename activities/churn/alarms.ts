import type { ChurnFacts } from '../../contracts/churn_facts.js';
import type { ChurnScoreResult } from '../../contracts/churn_steps.js';
import { missAlarm, modelAgeAlarm, riseAlarm } from '../../domain/churn/alarms.js';
import { probabilityColumn } from '../../domain/churn/drift.js';
import { daysBetween, parseDay } from '../../domain/time/days.js';

type Alarm = ChurnFacts['alarms'][number];

interface Watched extends Pick<ChurnFacts, 'asOf' | 'history' | 'changes'> {
  readonly drift: ChurnScoreResult['drift'];
  /** The model that members are scored with in this run. */
  readonly modelId: string;
  /** As-of of the model. */
  readonly modelAsOf: string;
}

/** What those who answer for the scores should look at. */
export const alarmsOf = (watched: Watched): Alarm[] => [
  ...driftAlarms(watched.drift),
  ...missAlarms(watched),
  ...riseAlarms(watched.changes),
  ...ageAlarms(watched),
];

const driftAlarms = (drift: Watched['drift']): Alarm[] =>
  drift.flatMap(({ column, psi, verdict }): Alarm[] => {
    if (verdict === 'steady' || verdict === 'grows') return [];
    return column === probabilityColumn
      ? [{ kind: 'score_drift', level: verdict, figures: { psi } }]
      : [{ kind: 'feature_drift', level: verdict, figures: { feature: column, psi } }];
  });

/**
 * Of the latest run only whose label window is over: what was known before was told before. It is told with its model,
 * which may have been replaced since.
 */
function missAlarms({ history, modelId: scoredWith }: Watched): Alarm[] {
  const over = history.filter(({ actual }) => actual !== null).at(-1);
  if (over?.actual == null) return [];
  const { asOf, predicted, modelId, actual } = over;
  const level = missAlarm(predicted, actual.share, actual.quality.rows);
  if (level === null) return [];
  const of = { modelId, replaced: modelId !== scoredWith };
  return [
    { kind: 'predicted_against_actual', level, figures: { asOf, predicted, actual: actual.share, ...of } },
  ];
}

function riseAlarms(changes: Watched['changes']): Alarm[] {
  if (changes === null) return [];
  const { asOf, meanThen, meanNow } = changes;
  const level = riseAlarm(meanThen, meanNow);
  return level === null
    ? []
    : [{ kind: 'rate_rises', level, figures: { asOf, then: meanThen, now: meanNow } }];
}

function ageAlarms({ asOf, modelAsOf }: Watched): Alarm[] {
  const days = daysBetween(parseDay(modelAsOf), parseDay(asOf));
  const level = modelAgeAlarm(days);
  return level === null ? [] : [{ kind: 'model_old', level, figures: { asOf: modelAsOf, days } }];
}
