import type { ChurnGroup, ChurnRule } from '../../domain/churn/definition.js';
import { measureOf } from '../../domain/churn/placed_rules.js';
import type { ChurnBasis } from './basis.js';

type Part = ChurnRule | ChurnGroup<ChurnRule>;

/** When a member counts as churned, as one sentence. */
export function definitionInWords(basis: Pick<ChurnBasis, 'definition' | 'words' | 'numbers'>): string {
  const { definition, words } = basis;
  const clause = (part: Part): string =>
    'rule' in part ? ruleInWords(basis, part.rule, measureOf(part)) : words.group(clauses(part), true);
  const clauses = (group: ChurnGroup<Part>): ChurnGroup<string> => ({
    any: group.any?.map(clause),
    all: group.all?.map(clause),
    unless: group.unless?.map(clause),
  });
  return words.definition(words.group(clauses(definition), false));
}

/** A rule as what a member has done; a measure is days, contacts or times. */
export const ruleInWords = (
  { words, numbers }: Pick<ChurnBasis, 'words' | 'numbers'>,
  rule: ChurnRule['rule'],
  measure: number | null,
): string => words.rules[rule](measure === null ? '' : numbers.edge(measure));
