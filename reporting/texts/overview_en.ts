import { counted, verb } from './counted_en.js';
import type { OverviewTexts } from './overview.js';

export const overviewTexts: OverviewTexts = {
  title: (business, asOf) => `${business}: member RFM as of ${asOf}`,
  span: ({ from, to, partial }) =>
    `${from === null ? `all orders up to ${to}` : `${from} to ${to}`}${partial ? ', not over yet' : ''}`,
  period: (label, span) => `${label} (${span})`,
  comparedWith: (kind, label) => `compared with ${kind === 'period' ? label : `the run as of ${label}`}`,
  periods: (span, comparison) => `${span}, ${comparison}`,
  cards: {
    members: { label: 'Members', meaning: 'Members scored; more is better.' },
    orders: { label: 'Orders', meaning: 'Orders that count; more is better.' },
    value: { label: 'Value', meaning: 'What these orders came to, net of refunds; more is better.' },
    value_each: { label: 'Value per member', meaning: 'Mean over all members scored; more is better.' },
    orders_each: { label: 'Orders per member', meaning: 'Mean over all members scored; more is better.' },
    best_part: {
      label: 'Value from the best part',
      meaning: 'The higher it is, the more the business depends on few members.',
    },
  },
  bestPart: (memberShare) => `Value from the best ${memberShare}`,
  cardChange: (share, against) => `${share} ${against}`,
  noChange: (against) => `no change ${against}`,
  nothingEarlier: 'There is nothing earlier to compare with yet.',
  notKeptEarlier: 'No earlier figure is kept to compare with.',
  notOver: (label) => `${label} is not over: it is not compared with a whole period.`,
  size: ({ period, members, orders, value, comparison }) =>
    `${capital(period)}, ${counted(members, 'member')} ${verb(members, 'was', 'were')} scored, with ${counted(orders, 'order')} worth ${value}; ${comparison}.`,
  compared: ({ members, value, against }) => `${members} members and ${value} value ${against}`,
  comparedWithNothing: 'there is nothing earlier to compare with yet',
  notCompared: 'as it is not over, it is not compared with a whole period',
  nothingToTell: 'There are no groups, segments and movements to tell of.',
  openSoFar: ({ label, to, members, value }) =>
    `${label} is not over: ${counted(members, 'member')} and ${value} up to ${to}, which is not compared with a whole period.`,
  suggested: (action) => `Suggested: ${action}.`,
  addsUp: ({ read, kept, share }) =>
    `The data adds up: ${kept.text} of ${counted(read, 'order row')} ${verb(kept, 'counts', 'count')} (${share}), and each of the others has its reason.`,
  differs: (read) =>
    `The data does not add up: not all of ${counted(read, 'order row')} are accounted for; see “Data quality”.`,
};

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
