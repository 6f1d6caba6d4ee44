import type { Config } from '../config/schema.js';
import { binCounts, binMethods } from '../domain/rfm/bins.js';
import { codeNames, defaultMapping, type CodeNames } from '../domain/rfm/names.js';

/** The names of the groups that a configuration asks for, or those that fit its bins. */
export function namesOf({ rfm }: Config): CodeNames {
  const bins = binCounts(binMethods(rfm.bins));
  return codeNames(rfm.names ?? defaultMapping(bins), bins);
}
