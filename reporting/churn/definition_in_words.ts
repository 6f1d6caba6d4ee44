import type { ChurnDefinition, ChurnGroup, ChurnRule } from '../../domain/churn/definition.js';
import { measureOf, placedRules } from '../../domain/churn/placed_rules.js';
import { type PlainNumberTexts, plainNumberTexts } from '../numbers.js';
import { churnWords } from '../texts/churn/words.js';
import type { Locale } from '../texts/locale.js';
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
  { words, numbers }: Pick<ChurnBasis, 'words'> & { readonly numbers: PlainNumberTexts },
  rule: ChurnRule['rule'],
  measure: number | null,
): string => words.rules[rule](measure === null ? '' : numbers.edge(measure));

/** The rules of a definition in words, by the ids under which they are stored with members. */
export function rulesInWords(definition: ChurnDefinition, locale: Locale): ReadonlyMap<string, string> {
  const basis = { words: churnWords(locale), numbers: plainNumberTexts(locale) };
  return new Map(
    placedRules(definition).map(({ id, rule }) => [id, ruleInWords(basis, rule.rule, measureOf(rule))]),
  );
}
