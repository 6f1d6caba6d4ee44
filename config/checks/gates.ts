import type { Finding } from '../finding.js';
import type { GatesConfig } from '../schema.js';
import { known, type Part } from './part.js';

/** Members can be matched only with a member table; `present` lists the tables of the document. */
export function matchRateFindings(part: Part<GatesConfig>, present: readonly string[]): readonly Finding[] {
  const rate = known(part, 'member_match_rate')?.member_match_rate;
  if (rate === undefined || present.includes('members')) return [];
  return [
    {
      code: 'MF233',
      path: [...part.path, 'member_match_rate'],
      culprit: 'key',
      headline: 'gates.member_match_rate needs the table members, which is not configured',
      hint: 'add the table members, or remove this key',
    },
  ];
}
