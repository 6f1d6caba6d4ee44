import type { ChurnWarning } from '../../contracts/churn_warnings.js';
import { leastTested } from '../../domain/churn/least.js';
import { plainNumberTexts } from '../numbers.js';
import { churnFeatureText } from '../texts/churn_features.js';
import { churnSectionTexts } from '../texts/churn/sections.js';
import { churnWarningTexts } from '../texts/churn/warnings.js';
import { churnWords } from '../texts/churn/words.js';
import type { Locale } from '../texts/locale.js';
import { alarmClause, type AlarmWords, driftClause } from './alarms.js';

/** A warning of a churn run in words that make sense alone. */
export function churnWarningText(warning: ChurnWarning, locale: Locale): string {
  const texts = churnWarningTexts(locale);
  switch (warning.code) {
    case 'churn_leak':
      return texts.leak({
        feature: churnFeatureText(warning.feature, locale).heading,
        alone: warning.alone.toFixed(3),
      });
    case 'churn_few_tested': {
      const { count } = plainNumberTexts(locale);
      return texts.fewTested({
        on: warning.on,
        churners: count(warning.churners),
        others: count(warning.others),
        least: count(leastTested).text,
      });
    }
    case 'churn_tested_off': {
      const { share } = plainNumberTexts(locale);
      return texts.testedOff({
        on: warning.on,
        predicted: share(warning.predicted),
        actual: share(warning.actual),
      });
    }
    case 'churn_columns_assumed':
      return texts.columnsAssumed(warning.columns.map((column) => `members.${column}`));
    case 'churn_not_by_time':
      return texts.notByTime;
    case 'churn_not_calibrated':
      return texts.notCalibrated;
    case 'churn_learner_failed':
      return texts.learnerFailed({
        learner: churnWords(locale).learners[warning.learner],
        because: warning.because,
      });
    case 'churn_model_replaced':
      return texts.modelReplaced({ modelId: warning.modelId, because: texts.unusable[warning.because] });
    case 'churn_features_moved':
      return texts.alarm(driftClause(alarmWords(locale), warning.features, 'alarm'));
    case 'churn_alarm':
      return texts.alarm(alarmClause(alarmWords(locale), warning.alarm));
  }
}

const alarmWords = (locale: Locale): AlarmWords => ({
  numbers: plainNumberTexts(locale),
  texts: churnSectionTexts(locale),
  locale,
});
