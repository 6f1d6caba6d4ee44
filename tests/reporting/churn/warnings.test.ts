import { describe, expect, it } from 'vitest';
import { churnCardSchema } from '../../../contracts/churn_card.js';
import type { ChurnWarning } from '../../../contracts/churn_warnings.js';
import { toldWarningSchema } from '../../../contracts/warnings.js';
import { alarmWarnings } from '../../../reporting/churn/alarms.js';
import { composeChurnReport } from '../../../reporting/churn/compose.js';
import { warningsIn, warningTexts } from '../../../reporting/warnings.js';
import { sampleChurnFacts, sampleChurnInput } from '../../support/sample_churn.js';

const all: readonly ChurnWarning[] = [
  { code: 'churn_leak', feature: 'points_balance', alone: 0.991 },
  { code: 'churn_few_tested', on: '2024-10-01', churners: 1, others: 1_188 },
  { code: 'churn_tested_off', on: '2024-10-01', predicted: 0.8, actual: 0.212 },
  { code: 'churn_not_by_time' },
  { code: 'churn_not_calibrated' },
  { code: 'churn_columns_assumed', columns: ['level', 'region'] },
  { code: 'churn_learner_failed', learner: 'logistic_regression', because: 'NotConverged' },
  { code: 'churn_model_replaced', modelId: 'm1', because: 'MissingColumn' },
  {
    code: 'churn_features_moved',
    features: [
      { feature: 'days_since_visit', psi: 0.312 },
      { feature: 'visits_90', psi: 0.3 },
    ],
  },
  { code: 'churn_alarm', alarm: { kind: 'score_drift', level: 'alarm', figures: { psi: 0.4 } } },
];

describe('the warnings of a churn run', () => {
  it('say in English what the terminal shows', () => {
    expect(warningsIn(all).warnings).toEqual([
      '“Points not spent” alone tells churn with an area under the ROC curve of 0.991: it is left out, because it seems to know what came after',
      'Of the members that the model was tested on, as of 2024-10-01, 1 member left and 1,188 stayed: with fewer than 30 of either, ROC-AUC and other figures of quality say little',
      'As of 2024-10-01 the model expected 80% of the members that it was tested on to leave, and 21.2% did: go by the order in which it puts members, not by its probabilities',
      'There are too few snapshots to validate in order of time: ways of learning were compared on members held out',
      'There are too few snapshots to calibrate by',
      'members.level, members.region: past snapshots take them as they are today, which tells the past what came later where the source overwrites them; write point_in_time: false at the table members, or true where it keeps them as they were',
      'Logistic regression could not learn churn from these rows (NotConverged) and was not chosen',
      'The model so far, m1, cannot score these features and is replaced: a feature that it was learned from is no longer there',
      'Churn alarm: “Days since last visit”, “Visits, last 90 days” moved far from what the model learned from (stability index up to 0.31)',
      'Churn alarm: The probabilities themselves have moved since training (stability index 0.4)',
    ]);
  });

  it('say the same in Chinese, without a word of English', () => {
    const texts = warningTexts(warningsIn(all), 'zh-CN');
    expect(texts).toHaveLength(all.length);
    for (const text of texts)
      expect(
        text.replaceAll(/ROC-AUC|NotConverged|m1|members(\.\w+)?|point_in_time|false|true/g, ''),
      ).toMatch(/^[^A-Za-z]*\p{Script=Han}[^A-Za-z]*$/u);
  });

  it('have a form that is stored', () => {
    const { toldWarnings } = warningsIn(all);
    for (const told of toldWarnings) expect(toldWarningSchema.parse(told)).toEqual(told);
  });

  it('are the alarms, not what is only to be looked at; features that moved are one warning, the furthest first', () => {
    const drifted = (feature: string, psi: number, level: 'warn' | 'alarm') =>
      ({ kind: 'feature_drift', level, figures: { feature, psi } }) as const;
    const old = { kind: 'model_old', level: 'alarm', figures: { asOf: '2017-01-15', days: 382 } } as const;
    expect(
      alarmWarnings([
        drifted('visits_30', 0.3, 'alarm'),
        drifted('visits_365', 0.2, 'warn'),
        drifted('visits_90', 0.5, 'alarm'),
        old,
        { kind: 'score_drift', level: 'warn', figures: { psi: 0.12 } },
      ]),
    ).toEqual([
      { code: 'churn_alarm', alarm: old },
      {
        code: 'churn_features_moved',
        features: [
          { feature: 'visits_90', psi: 0.5 },
          { feature: 'visits_30', psi: 0.3 },
        ],
      },
    ]);
  });
});

describe('what a training warned of', () => {
  const limitsWith = (locale: 'en' | 'zh-CN', model: Partial<typeof sampleChurnFacts.model>) =>
    composeChurnReport(sampleChurnInput(locale, { model: { ...sampleChurnFacts.model, ...model } })).limits;
  const before = limitsWith('zh-CN', {}).length;

  it('stands in the language of the reader among the limits, a leak only once', () => {
    const { warnings, toldWarnings } = warningsIn([all[0]!, all[3]!]);
    const limits = limitsWith('zh-CN', { warnings: [...warnings], toldWarnings: [...toldWarnings] });
    expect(limits).toHaveLength(before + 1);
    expect(limits.at(-1)).toBe('快照太少，无法按时间先后验证：改为留出部分会员来比较各学习方法');
  });

  it('is told as it was written on a card of before, which has sentences only', () => {
    const old = { ...sampleChurnFacts.model, distributions: {}, warnings: ['A sentence of before'] };
    const read = churnCardSchema.parse(old);
    expect(read.toldWarnings).toBeUndefined();
    expect(limitsWith('zh-CN', { warnings: read.warnings }).slice(before)).toEqual(['A sentence of before']);
  });
});
