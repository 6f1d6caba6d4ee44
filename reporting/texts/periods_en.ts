import type { PeriodTexts } from './periods.js';

export const periodTexts: PeriodTexts = {
  within: (label) => `in ${label}`,
  asOf: (label) => `as of ${label}`,
  open: (label) => `${label} (not over)`,
  onPeriod: (label) => `on ${label}`,
  onRun: (asOf) => `on the run as of ${asOf}`,
  noSegment: 'No segment',
  notScored: 'Not scored',
  didNotOrder: (label) => `did not order in ${label}`,
  droppedOut: (asOf) => `dropped out of the scores by ${asOf}`,
  otherSegments: (count) => `${count} other segments`,
  between: ' ',
  sentence: (clause) => `${clause}.`,
  fromTo: (from, to) => `${from} to ${to}`,
  titled: (title, detail) => `${title}, ${detail}`,
  series: (items) => items.join('; '),
  list: (items) => items.join(', '),
};
