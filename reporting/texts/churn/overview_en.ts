import { counted, verb } from '../counted_en.js';
import type { ChurnOverviewTexts } from './overview.js';

export const churnOverviewTexts: ChurnOverviewTexts = {
  title: (business, asOf) => `${business}: churn as of ${asOf}`,
  period: ({ from, by, days }) => `Who will have left by ${by} (${days} days from ${from})`,
  subject: ({ atRisk, act }) =>
    `${counted(atRisk, 'member')} at high risk of leaving; a contact pays for ${act.text}`,
  subjectNobody: (expected) => `${counted(expected, 'member')} expected to leave, nobody at high risk`,
  cards: {
    churn_expected: {
      label: 'Expected to leave',
      meaning: 'Members who will count as churned when the window is over; fewer is better.',
    },
    churn_at_risk: {
      label: 'At high risk',
      meaning: 'Members in the bands high and very high; fewer is better.',
    },
    churn_at_stake: {
      label: 'Value at high risk',
      meaning: 'What the orders of members at high or very high risk came to; less is better.',
    },
    churn_gain: {
      label: 'Gain from acting first',
      meaning: 'What contacting the members of the list is expected to bring, less its cost.',
    },
    churn_churned: {
      label: 'Churned already',
      meaning: 'Members who have ordered and count as churned at the as-of; fewer is better.',
    },
    churn_found: {
      label: 'Found in the top tenth',
      meaning:
        'Part of all who left that the model had in its tenth most at risk; 10% is guessing, more is better.',
    },
  },
  ofKnown: (share) => `${share} of all members known.`,
  ofScored: (share) => `${share} of all members scored.`,
  ofAllPaying: ({ members, gain, mayBe }) =>
    `All ${counted(members, 'member')} whom a contact pays for${mayBe ? ' and who may be contacted' : ''}: ${gain}.`,
  expected: ({ asOf, scored, expected, share, by, thereOn, comparison }) =>
    `As of ${asOf}, ${counted(scored, 'member')} ${verb(scored, 'is', 'are')} scored; ${expected.text} of them (${share}) ${verb(expected, 'is', 'are')} expected to have left by ${by}${thereOn === null ? '' : `, if all are still there on ${thereOn}`}; ${comparison}.`,
  compared: (points, against) => `${points} ${against}`,
  nobodyScored: (asOf) =>
    `As of ${asOf}, nobody can be scored: no member has ordered and is not churned yet.`,
  accounts: ({ known, scored, churned }) =>
    `Of ${counted(known, 'member')} known, ${churned.text} ${verb(churned, 'has', 'have')} churned already and ${scored.text} ${verb(scored, 'is', 'are')} scored; the others are accounted for in “Who is scored”.`,
  apart: {
    finding: (asOf, sentence) => `Churn as of ${asOf}: ${sentence}`,
    note: ({ runId, asOf }) =>
      `Scored as of ${asOf} by the run ${runId}, apart from the other figures of this report.`,
  },
  about: {
    names: {
      business: 'Business',
      asOf: 'As of',
      window: 'Label window',
      currency: 'Currency',
      definition: 'Churned',
      model: 'Churn model',
      trained: 'Churn model trained',
      scored: 'Churn scored',
      seed: 'Seed of its training',
      data: 'Hash of its training table',
      run: 'Run',
    },
    trainedAsOf: (asOf) => `as of ${asOf}`,
    windowOf: ({ from, to, days }) => `${from} to ${to} (${days} days)`,
  },
  glossary: ({ days }) => [
    ['Churned', 'Has left, by the definition of the configuration; see “Churn definition and data”.'],
    ['Probability', 'How likely a member counts as churned when the label window is over.'],
    [
      'Label window',
      'The days over which it is seen who leaves; what happens in them is not known beforehand.',
    ],
    ['Risk band', 'Members by probability: low, medium, high, very high; the limits are configuration.'],
    [
      'Value at stake',
      `What a member's orders came to, net, in the ${days} days before the as-of; of those who have churned, in the ${days} days up to their last order.`,
    ],
    [
      'Value class',
      'Members in descending order of value: A up to 80% of all value, B up to 90%, C the rest; those scored and those who have churned are classed apart.',
    ],
    ['Expected gain', 'Probability × success of a contact × value at stake × margin − cost of a contact.'],
    [
      'Snapshot',
      'A day in the past at which members are looked at as they were then, to learn what came after.',
    ],
    ['Lift', 'Share who left among the members most at risk, as a multiple of the average.'],
    ['Calibrated', 'Of members with a probability of 30%, about 30 of 100 leave.'],
    ['Stability index', 'PSI: how far members have moved from those learned from; 0 is not at all.'],
  ],
  steps: [
    ['1', 'Sheet “Act first”: contact these members from the top, as far as the budget goes.'],
    ['2', 'Sheet “Churn scores”: filter by risk band and value class for lists of your own.'],
    ['3', 'Sheet “Churn predicted and actual”: how far earlier predictions came true.'],
    ['Next update', 'With the next scored run; a new model with the next training.'],
  ],
  listNote: (shown) =>
    `The greatest expected gain first: ${shown} members. Reasons are what raises the probability, the strongest first.`,
  scoresNote: 'The highest probability first; members without a probability follow, with the reason.',
  notAvailable: ({ features, more, table }) =>
    `Not available for churn: ${features}${more === null ? '' : `; and ${more.text} more`}: needs the table ${table}.`,
  leak: ({ feature, alone, withIt, without }) =>
    `“${feature}” is left out: alone it reaches a ROC-AUC of ${alone}, which is too good to be true; with it the model reaches ${withIt}, without it ${without}.`,
};
