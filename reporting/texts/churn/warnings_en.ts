import { counted } from '../counted_en.js';
import type { ChurnWarningTexts } from './warnings.js';

export const churnWarningTexts: ChurnWarningTexts = {
  leak: ({ feature, alone }) =>
    `“${feature}” alone tells churn with an area under the ROC curve of ${alone}: it is left out, because it seems to know what came after`,
  fewTested: ({ on, churners, others, least }) =>
    `Of the members that the model was tested on, as of ${on}, ${counted(churners, 'member')} left and ${others.text} stayed: with fewer than ${least} of either, ROC-AUC and other figures of quality say little`,
  testedOff: ({ on, predicted, actual }) =>
    `As of ${on} the model expected ${predicted} of the members that it was tested on to leave, and ${actual} did: go by the order in which it puts members, not by its probabilities`,
  columnsAssumed: (columns) =>
    `${columns.join(', ')}: past snapshots take them as they are today, which tells the past what came later where the source overwrites them; write point_in_time: false at the table members, or true where it keeps them as they were`,
  notByTime:
    'There are too few snapshots to validate in order of time: ways of learning were compared on members held out',
  notCalibrated: 'There are too few snapshots to calibrate by',
  learnerFailed: ({ learner, because }) =>
    `${learner} could not learn churn from these rows (${because}) and was not chosen`,
  modelReplaced: ({ modelId, because }) =>
    `The model so far, ${modelId}, cannot score these features and is replaced: ${because}`,
  unusable: {
    MissingColumn: 'a feature that it was learned from is no longer there',
    InvalidColumn: 'a feature that it was learned from is of another kind now',
    UnreadableModel: 'its file cannot be read',
  },
  alarm: (clause) => `Churn alarm: ${clause}`,
};
