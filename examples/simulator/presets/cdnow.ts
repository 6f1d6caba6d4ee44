import type { BgnbdParameters } from '../model/purchases.js';

/** The parameters that were published for the CDNOW sample (Fader, Hardie and Lee 2005; Fader and Hardie 2013). */
export const cdnow: BgnbdParameters = {
  process: 'bgnbd',
  preset: 'cdnow',
  firstDay: '1997-01-01',
  cohortWeeks: 12,
  weeks: 78,
  r: 0.243,
  alphaWeeks: 4.414,
  a: 0.793,
  b: 2.426,
  p: 6.25,
  q: 3.74,
  v: 15.44,
};
