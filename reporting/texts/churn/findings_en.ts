import { counted, verb } from '../counted_en.js';
import type { ChurnFindingTexts } from './findings.js';

/** The condition of a probability after a gap. */
const ifThereOn = (day: string | null): string => (day === null ? '' : `, if still there on ${day}`);

export const churnFindingTexts: ChurnFindingTexts = {
  atRisk: ({ members, share, by, thereOn, atStake }) =>
    `${counted(members, 'member')} (${share} of those scored) ${verb(members, 'is', 'are')} at high or very high risk of having left by ${by}${ifThereOn(thereOn)}: ${atStake} at stake`,
  nobodyAtRisk: ({ by, thereOn }) => `No member is at high risk of having left by ${by}${ifThereOn(thereOn)}`,
  bestAtRisk: ({ members, atStake }) =>
    `${members.text} of the most valuable members (class A) ${verb(members, 'is', 'are')} at high or very high risk: ${atStake} at stake`,
  act: ({ members, cost, gain, mayBe }) =>
    `A contact pays for ${counted(members, 'member')}${mayBe ? ' who may be contacted' : ''}: it costs ${cost} and is expected to bring ${gain} more than that`,
  listed: ({ members, cost, gain }) =>
    `the list of the ${members.text} with the greatest gain costs ${cost} and is expected to bring ${gain} more than that`,
  mostly: (reason, members) =>
    `what speaks for leaving most often is “${reason}” (${counted(members, 'member')})`,
  joined: (first, second) => `${first}; ${second}`,
  moved: ({ rose, fell, asOf }) =>
    `Since ${asOf}, ${counted(rose, 'member')} went up to a higher risk band and ${fell.text} down to a lower one`,
  recoverable: ({ members, atStake }) =>
    `${counted(members, 'member')} who left already, or ${verb(members, 'is', 'are')} at high risk of it, ${verb(members, 'has', 'have')} a high chance of return: ${atStake} at stake`,
  cameTrue: ({ asOf, predicted, actual }) =>
    `The run as of ${asOf} predicted that ${predicted} leave, and ${actual} left`,
  alarms: {
    feature_drift: ({ features, more, psi, far }) =>
      `${features.map((feature) => `“${feature}”`).join(', ')}${more === null ? '' : ` and ${more.text} more`} moved ${far ? 'far ' : ''}from what the model learned from (stability index up to ${psi})`,
    score_drift: ({ psi }) =>
      `The probabilities themselves have moved since training (stability index ${psi})`,
    predicted_against_actual: ({ asOf, predicted, actual, model, replaced }) =>
      `The run as of ${asOf}${model === null ? '' : `, by model ${model},`} predicted that ${predicted} leave, but ${actual} left${replaced ? '; the model has been replaced since' : ''}`,
    rate_rises: ({ asOf, then, now }) =>
      `The mean probability to leave has risen from ${then} (as of ${asOf}) to ${now}`,
    model_old: ({ asOf, days }) => `The model was trained as of ${asOf}, ${days} days ago`,
  },
  actions: {
    actFirst:
      'Contact them from the top of the sheet “Act first” of the churn workbook, as far as the budget goes',
    inPerson: 'Speak to them in person where it pays',
    winBack: 'Win back these before the others',
    feature_drift: 'Check its source; if the change is real, train again',
    score_drift: 'Train again: memberflow run trainChurn',
    predicted_against_actual: 'Train again before acting on single members',
    replaced: 'Look at what comes of the first run by the present model before acting on single members',
    rate_rises: 'Look for a cause that is common to all: season, prices, delivery',
    model_old: 'Train again: memberflow run trainChurn',
  },
};
