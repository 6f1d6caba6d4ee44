import { churnFeaturesFor, isTimed } from './features.js';
import type { ChurnInputs } from './inputs.js';

/**
 * Columns of the table of members that churn is learned from, and that tell past snapshots what is so today if the source
 * overwrites them: the configuration says neither that it does nor that it does not. Rows of the other tables are things that
 * happened, which sources seldom write anew.
 */
export function assumedColumns(inputs: ChurnInputs): readonly string[] {
  const members = inputs.get('members');
  if (members?.isAssumed !== true) return [];
  const needed = churnFeaturesFor(inputs).features.flatMap(({ needs, either = [] }) => [...needs, ...either]);
  const columns = needed
    .filter(({ table }) => table === 'members')
    .flatMap((need) => need.columns)
    .filter((column) => members.columns.has(column) && !isTimed('members', column));
  return [...new Set(columns)];
}
