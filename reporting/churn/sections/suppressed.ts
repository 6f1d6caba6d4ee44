import type { ChurnBasis } from '../basis.js';

/** How many are not on the list although a contact would pay, since they may not be contacted; none: nobody. */
export function suppressedNote({ facts, texts, words, numbers, clauses }: ChurnBasis): readonly string[] {
  const { suppressed = [] } = facts.action;
  if (suppressed.length === 0) return [];
  const all = suppressed.reduce((sum, { members }) => sum + members, 0);
  const reasons = suppressed.map(({ reason, members }) =>
    texts.notes.suppressedFor(words.suppressions[reason], numbers.count(members).text),
  );
  return [texts.notes.suppressed({ members: numbers.count(all), reasons: clauses.list(reasons) })];
}
