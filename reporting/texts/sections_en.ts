import { counted, verb } from './counted_en.js';
import type { SectionTexts } from './sections.js';

export const sectionTexts: SectionTexts = {
  sections: {
    segments: {
      title: 'Segments',
      lead: 'How many members each segment has and what they bring, the highest scoring segment first.',
    },
    groups: {
      title: 'RFM groups',
      lead: 'Members by how recently and how often they ordered: the best stand at the top right. Every group with its size and value follows.',
    },
    value: {
      title: 'Value',
      lead: 'Which segments bring the value, and how much of it comes from the most valuable members.',
    },
    movement: {
      title: 'Movement between segments',
      lead: 'Where members went: sizes alone hide that as many may have come as have left.',
    },
    trend: { title: 'Trend', lead: 'Members, orders and value over time. What is not over is left blank.' },
    quality: {
      title: 'Data quality',
      lead: 'What was read, what counts and what does not, with the reason for every row that was set aside.',
    },
    definitions: {
      title: 'Definitions',
      lead: 'Which values get which digit, and what the digits count in the score.',
    },
  },
  tables: {
    segments: { title: 'Segments', empty: 'No member is in a segment.' },
    recency_frequency: { title: 'Recency by frequency', empty: 'No member has a code.' },
    tiers: { title: 'Groups by tier', empty: 'There are no groups.' },
    groups_pivot: { title: 'Members of each group by period', empty: 'There are no groups.' },
    groups: { title: 'All groups of all periods', empty: 'There are no groups.' },
    concentration: { title: 'Value of the best members', empty: 'There is no value to share.' },
    movement: { title: 'Movements', empty: 'Nobody moved.' },
    movement_totals: { title: 'Movements from period to period', empty: 'There is only one period.' },
    trend: { title: 'Figures over time', empty: 'There is only one result.' },
    accounts: { title: 'Order rows', empty: 'No rows were read.' },
    reasons: { title: 'Why rows were set aside', empty: 'No row was set aside.' },
    checks: { title: 'Checks', empty: 'Nothing was checked.' },
    drift: { title: 'Against the earlier run of the same day', empty: 'No order differs.' },
    reconciliation: { title: 'Reconciliation', empty: 'There is nothing to reconcile.' },
    audit: { title: 'Columns of the sources', empty: 'No columns were looked at.' },
    bins: { title: 'Bins', empty: 'There are no bins.' },
    periods: { title: 'Periods', empty: 'There are no periods.' },
    weights: { title: 'Weights', empty: 'There are no weights.' },
  },
  tiers: { act_first: 'act first', next: 'next', rare_but_valuable: 'rare but valuable', rare: 'rare' },
  verdict: (closes) => (closes ? 'OK' : 'DIFFERS'),
  states: { over: 'over', open: 'not over' },
  dimensions: { r: 'R, recency', f: 'F, frequency', m: 'M, monetary value' },
  ownUnit: (heading, unit) => `${heading} (${unit})`,
  above: (edge) => `over ${edge}`,
  upTo: (edge) => `up to ${edge}`,
  aboveUpTo: (above, upTo) => `over ${above}, up to ${upTo}`,
  anyValue: 'any',
  otherFlows: (flows) => `${counted(flows, 'smaller movement')} together`,
  notes: {
    tiersOf: (large, rare, times) =>
      `Act first: at least ${large} of the members. Next: at least ${rare}. Rare but valuable: fewer, and their share of the value is at least ${times} times that of the members.`,
    thinMembers: (members, least) =>
      `Only ${counted(members, 'member')} ${verb(members, 'has', 'have')} ordered: below ${least} the edges of bins and the sizes of groups are unstable.`,
    thinDays: (days, least) =>
      `Only ${counted(days, 'day')} of orders ${verb(days, 'is', 'are')} looked at: below ${least} recency and frequency say little.`,
    withoutCode: (members) =>
      `${counted(members, 'member')} ${verb(members, 'has', 'have')} no code and ${verb(members, 'is', 'are')} not in the charts: never ordered, or outside the given edges.`,
    collapsed: (edges, period) =>
      `${counted(edges, 'edge')} ${verb(edges, 'falls', 'fall')} together with another ${period}, because many members have equal values: some digits are not given.`,
    latestPeriodsOnly: (shown, all) =>
      `Charts and the table by period show the latest ${shown.text} of ${all.text} periods; the table of all groups has every one.`,
    segmentsTogether: (shown, all) =>
      `Charts show the ${shown.text} largest of ${all.text} segments and the others together; the tables have every one.`,
    openLast: (label) => `${label} is not over; it is marked and not compared.`,
    notFair: (from, to) =>
      `The movement between the runs (${from} to ${to}) is not told: one of the periods was not over.`,
    flowsTogether: (flows, members) =>
      `${counted(flows, 'small movement')} of ${counted(members, 'member')} in all ${verb(flows, 'is', 'are')} told together and not drawn.`,
    matchesOwn: 'Digits compare your members only with each other; the highest digit is best.',
    largestOnly: (shown, all) => `The chart shows the ${shown.text} most valuable of ${all.text} segments.`,
  },
};
