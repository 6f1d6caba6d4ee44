import type { Learner } from '../learner.js';
import { openStored } from '../model/envelope.js';
import { restoreFeatures, storeFeatures } from '../model/stored_features.js';
import { restoreTrees, storeTrees } from '../model/stored_trees.js';
import { scoreRows } from '../scoring/score_rows.js';
import type { RandomForest } from './model.js';
import type { ForestOptions } from './options.js';
import { forestOptions } from './options.js';
import { trainRandomForest } from './train.js';

const format = 'random forest';
const version = 1;

/** Random forest: for two and more classes, and for values. */
export const randomForest: Learner<Partial<ForestOptions>, RandomForest> = {
  name: format,
  train: (data, options, conduct) => trainRandomForest(data, options, conduct),
  predict: ({ features, trees }, matrix, conduct) =>
    scoreRows({ features, trees, start: 0, link: 'mean' }, matrix, conduct),
  toJSON: ({ options, classes, features, trees, numbers }) => ({
    format,
    version,
    options,
    classes,
    numbers,
    features: storeFeatures(features),
    trees: storeTrees(trees),
  }),
  fromJSON: (stored) =>
    openStored(stored, format, version, (fields): RandomForest => {
      const features = restoreFeatures(fields['features']);
      const { classes, numbers, options, trees } = fields;
      if (typeof classes !== 'number' || !Array.isArray(numbers)) throw new RangeError('no classes');
      return {
        options: forestOptions(options as Partial<ForestOptions>, features.length),
        classes,
        features,
        trees: restoreTrees(trees, features.length),
        numbers: numbers.map(Number),
      };
    }),
};
