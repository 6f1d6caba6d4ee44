import type { ChurnBasis } from '../basis.js';
import { allPaying } from '../contacting.js';

/**
 * How many are not on the list although a contact would pay, since they may not be contacted; or that no contact pays at
 * all. None: it pays for all whom it would pay for.
 */
export function notListedNotes({ facts, texts, words, numbers, clauses }: ChurnBasis): readonly string[] {
  const { suppressed = [] } = facts.action;
  const isNobodyListed = allPaying(facts).members === 0;
  if (suppressed.length === 0) return isNobodyListed ? [texts.notes.nobodyPays] : [];
  const all = suppressed.reduce((sum, { members }) => sum + members, 0);
  const reasons = suppressed.map(({ reason, members }) =>
    texts.notes.suppressedFor(words.suppressions[reason], numbers.count(members).text),
  );
  const told = { members: numbers.count(all), reasons: clauses.list(reasons) };
  return [isNobodyListed ? texts.notes.allSuppressed(told) : texts.notes.suppressed(told)];
}
