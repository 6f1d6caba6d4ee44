import type { GroupFacts } from '../../contracts/facts.js';
import { suggestionFor, type Suggestion } from '../../domain/rfm/actions.js';
import type { ReportBasis } from '../basis.js';
import type { Finding } from '../report.js';
import { actionText, strengthText } from '../texts/actions.js';

/** What to do about a group of members; null where nothing sensible can be said. */
export const groupSuggestion = (
  { bins, config }: Pick<ReportBasis, 'bins' | 'config'>,
  group: GroupFacts,
): Suggestion | null => suggestionFor(group, bins, config.report.actions);

/** What to do about several groups together: what is suggested for most of their members. */
export function commonSuggestion(basis: ReportBasis, groups: readonly GroupFacts[]): Suggestion | null {
  const votes = new Map<string, { suggestion: Suggestion; members: number }>();
  for (const group of groups) {
    const suggestion = groupSuggestion(basis, group);
    if (suggestion === null) continue;
    const key = suggestionKey(suggestion);
    votes.set(key, { suggestion, members: (votes.get(key)?.members ?? 0) + group.members });
  }
  const most = Math.max(0, ...[...votes.values()].map(({ members }) => members));
  return [...votes.values()].find(({ members }) => members === most)?.suggestion ?? null;
}

/** Two suggestions with the same key ask for the same. */
export const suggestionKey = ({ action, strength }: Suggestion): string => `${strength}/${action}`;

/** The parts of a finding that say what to do; without a suggestion one can only look further. */
export function advice(
  { locale }: Pick<ReportBasis, 'locale'>,
  suggestion: Suggestion | null,
): Pick<Finding, 'strength' | 'strengthText' | 'action'> {
  const strength = suggestion?.strength ?? 'directional';
  return {
    strength,
    strengthText: strengthText(strength, locale),
    action: suggestion === null ? null : actionText(suggestion.action, locale),
  };
}
