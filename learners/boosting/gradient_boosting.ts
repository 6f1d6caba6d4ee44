import type { Learner } from '../learner.js';
import { openStored } from '../model/envelope.js';
import { restoreFeatures, storeFeatures } from '../model/stored_features.js';
import { storeTrees, restoreTrees } from '../model/stored_trees.js';
import type { Scorable } from '../scoring/scorable.js';
import { scoreRows } from '../scoring/score_rows.js';
import type { BoostedTrees } from './model.js';
import type { BoostingOptions } from './options.js';
import { boostingOptions } from './options.js';
import { trainBoostedTrees } from './train.js';

const format = 'gradient boosting';
const version = 1;

/** Gradient boosting of trees on histograms: for two classes, and for values. */
export const gradientBoosting: Learner<Partial<BoostingOptions>, BoostedTrees> = {
  name: format,
  train: (data, options, conduct) => trainBoostedTrees(data, options, conduct),
  predict: (model, matrix, conduct) => scoreRows(scorableOf(model), matrix, conduct),
  toJSON: ({ options, bias, features, trees, heldOutLoss }) => ({
    format,
    version,
    options,
    bias,
    heldOutLoss,
    features: storeFeatures(features),
    trees: storeTrees(trees),
  }),
  fromJSON: (stored) =>
    openStored(stored, format, version, (fields): BoostedTrees => {
      const features = restoreFeatures(fields['features']);
      const { bias, heldOutLoss, options, trees } = fields;
      if (typeof bias !== 'number' || !Array.isArray(heldOutLoss)) throw new RangeError('no bias');
      return {
        options: boostingOptions(options as Partial<BoostingOptions>),
        bias,
        features,
        trees: restoreTrees(trees, features.length),
        heldOutLoss: heldOutLoss.map(Number),
      };
    }),
};

export const scorableOf = ({ features, trees, bias, options }: BoostedTrees): Scorable => ({
  features,
  trees,
  start: bias,
  link: options.loss === 'logLoss' ? 'logistic' : 'identity',
});
