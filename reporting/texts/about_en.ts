import type { AboutTexts } from './about.js';

export const aboutTexts: AboutTexts = {
  names: {
    business: 'Business',
    asOf: 'As of',
    period: 'Period described',
    currency: 'Currency',
    timeZone: 'Time zone',
    source: 'Source',
    weights: 'Weights',
    consistency: 'Consistency ratio of the weights',
    learned: 'Weights learned',
    mapping: 'Names of segments',
    run: 'Run',
    published: 'Published',
    code: 'memberflow',
    configuration: 'Configuration',
    nextUpdate: 'Next update',
  },
  asOfMeaning: (asOf) => `${asOf} 00:00: what happened before is described`,
  source: (table, path, sheets) => `${table}: ${path}${sheets.length === 0 ? '' : ` (${sheets.join(', ')})`}`,
  weights: ({ r, f, m }) => `${r} × R + ${f} × F + ${m} × M`,
  learned: ({ importance, levels, rows, heldOut }) =>
    [
      `from ${levels} member levels by a random forest over ${rows} rows, one a member and period`,
      importance === 'permutation' ? 'importance by permutation' : 'importance by impurity',
      ...(heldOut === null
        ? []
        : [
            `of members held out it told ${heldOut.right} of the levels right, the most frequent level alone would ${heldOut.mostFrequent}`,
          ]),
    ].join('; '),
  nextUpdate: 'With the next run; running the same day again replaces this report.',
  glossary: ({ large, rare, times }) => [
    [
      'R, recency',
      'Days from the last order to the last day of the period; the fewer, the higher the digit.',
    ],
    ['F, frequency', 'Number of orders that count; an order that was refunded in full counts no more.'],
    [
      'M, monetary value',
      'What these orders came to, net of refunds known by then; also called value or amount.',
    ],
    [
      'RFM code, group',
      'The digits of R, F and M side by side; 1 is worst. Members with one code are a group.',
    ],
    ['RFM score', 'Weight × digit, summed over R, F and M; segments are ordered by it.'],
    ['Segment', 'Name of several groups, by the mapping of the configuration.'],
    ['Tier: act first', `A group of at least ${large} of the members.`],
    ['Tier: next', `A group of at least ${rare} of the members.`],
    [
      'Tier: rare but valuable',
      `A smaller group whose share of the value is at least ${times} times its share of the members: look at its members individually.`,
    ],
    ['Actionable', 'One can act on the finding as it stands.'],
    ['Directional', 'The finding shows where to look further, not what to do.'],
    [
      'At stake',
      'Members who fell or left, times what a member of their former segment is worth more on average than one of the present segment; of those who left, all of it.',
    ],
    ['Fell, rose', 'Went to a segment whose members score lower, or higher, on average.'],
    ['Set aside', 'Row of a source that counts in no figure; its reason is stated, and nothing is deleted.'],
  ],
  notAvailable: (what) => `Not available: ${what}.`,
};
