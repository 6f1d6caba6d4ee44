import { category, counted, measured, need } from './feature.js';

const categories = [need('order_items', 'category')];

/** What was bought, and whether it is time for it again. */
export const itemFeatures = [
  ...counted([need('order_items')], [['products_365', 365, 'Different products of the last 365 days.']]),
  ...counted(categories, [['categories_365', 365, 'Different categories of the last 365 days.']]),
  category('favourite_category', 'Category bought on most days; of several the one bought last.', {
    needs: categories,
  }),
  ...measured(categories, [
    [
      'favourite_category_share',
      null,
      'Share of the favourite category in the days on which categories were bought.',
    ],
    ['days_since_favourite_category', null, 'Days since the favourite category was last bought.'],
    [
      'category_gap_ratio',
      null,
      "The member's own mean days between purchases of the favourite category, as a multiple of the median among all members.",
    ],
    [
      'category_cycle_ratio',
      null,
      'Days since the favourite category was last bought, as a multiple of the median days between purchases of it among all members.',
    ],
  ]),
] as const;
