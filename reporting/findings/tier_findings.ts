import type { Suggestion } from '../../domain/rfm/actions.js';
import type { MemberSelection } from '../../contracts/members.js';
import type { ReportBasis } from '../basis.js';
import { groupedBy } from '../figures/grouped.js';
import type { Finding } from '../report.js';
import { chosenMembers } from '../selection/chosen.js';
import { findingTexts, type GroupInWords } from '../texts/findings.js';
import { advice, groupSuggestion, suggestionKey } from './suggestion.js';
import type { RankedGroup } from './tiers.js';

/** Rare groups that are told of one by one; the others stand in the table of groups. */
const mostRare = 3;

/** Codes that a sentence names, before it only counts the others; the command names all. */
const codesNamed = 4;

/** Groups to act on first, one by one, the most valuable first. */
export function actFirstFindings(basis: ReportBasis, groups: readonly RankedGroup[]): Finding[] {
  const texts = findingTexts(basis.locale);
  return oneByOne(basis, ofTier(basis, groups, 'act_first'), (words) => texts.groupSize(words));
}

/** Groups that are rare and valuable, one by one. */
export function rareFindings(basis: ReportBasis, groups: readonly RankedGroup[]): Finding[] {
  const texts = findingTexts(basis.locale);
  return oneByOne(basis, ofTier(basis, groups, 'rare_but_valuable').slice(0, mostRare), (words, group) =>
    texts.rareButValuable({
      ...words,
      times: basis.numbers.ratio(group.monetaryShare / group.memberShare).text,
    }),
  );
}

/** Groups of middling size: those for which the same is suggested together. */
export function nextFindings(basis: ReportBasis, groups: readonly RankedGroup[]): Finding[] {
  const suggested = ofTier(basis, groups, 'next').flatMap((group) => {
    const suggestion = groupSuggestion(basis, group.facts);
    return suggestion === null || group.facts.code === null ? [] : [{ group, suggestion }];
  });
  return [...groupedBy(suggested, ({ suggestion }) => suggestionKey(suggestion)).values()]
    .flatMap((alike) => {
      const [first] = alike;
      return first === undefined
        ? []
        : [{ suggestion: first.suggestion, groups: alike.map(({ group }) => group) }];
    })
    .sort((a, b) => sumOf(b.groups, 'monetaryShare') - sumOf(a.groups, 'monetaryShare'))
    .map(({ suggestion, groups }) => nextFinding(basis, suggestion, groups));
}

function nextFinding(basis: ReportBasis, suggestion: Suggestion, groups: readonly RankedGroup[]): Finding {
  const { numbers, words, locale } = basis;
  const texts = findingTexts(locale);
  const codes = groups.flatMap(({ facts }) => facts.code ?? []);
  const members = groups.reduce((sum, { facts }) => sum + facts.members, 0);
  const [only] = groups;
  const clause =
    only !== undefined && groups.length === 1
      ? texts.groupSize(groupInWords(basis, only))
      : texts.together({
          name: groupsName(basis, codes),
          members: numbers.count(members),
          memberShare: numbers.share(sumOf(groups, 'memberShare')),
          monetaryShare: numbers.share(sumOf(groups, 'monetaryShare')),
        });
  return {
    id: `tier/next/${suggestionKey(suggestion)}`,
    topic: 'tier',
    sentence: words.sentence(clause),
    ...advice(basis, suggestion),
    members: chosenMembers(basis, { codes }, members),
  };
}

function groupsName({ numbers, words, locale }: ReportBasis, codes: readonly string[]): string {
  const texts = findingTexts(locale);
  const more = codes.length - codesNamed;
  return more < 2
    ? texts.groups(words.list(codes))
    : texts.groupsAndMore(words.list(codes.slice(0, codesNamed)), numbers.count(more));
}

function oneByOne(
  basis: ReportBasis,
  groups: readonly RankedGroup[],
  clauseOf: (words: GroupInWords, group: RankedGroup) => string,
): Finding[] {
  return groups.map((group): Finding => ({
    id: `tier/${group.tier}/${group.facts.code ?? group.facts.segment ?? ''}`,
    topic: 'tier',
    sentence: basis.words.sentence(clauseOf(groupInWords(basis, group), group)),
    ...advice(basis, groupSuggestion(basis, group.facts)),
    members: chosenMembers(basis, selectionOf(group), group.facts.members),
  }));
}

/**
 * Groups of a tier that a selection can name: by their code, or, of members who never ordered, by a segment that is
 * theirs alone. Members outside the given edges are a matter of the configuration, not of a tier.
 */
const ofTier = (
  { focus }: ReportBasis,
  groups: readonly RankedGroup[],
  tier: RankedGroup['tier'],
): RankedGroup[] =>
  groups.filter(({ facts, tier: own }) => {
    if (own !== tier || facts.code !== null) return own === tier;
    const alone = focus.groups.filter(({ segment }) => segment === facts.segment).length === 1;
    return facts.segment !== null && facts.orders === 0 && alone;
  });

const selectionOf = ({ facts: { code, segment } }: RankedGroup): MemberSelection =>
  code === null ? { segments: segment === null ? [] : [segment] } : { codes: [code] };

function groupInWords(
  { numbers, named, locale }: ReportBasis,
  { facts, memberShare, monetaryShare }: RankedGroup,
): GroupInWords {
  const segment = named(facts.segment);
  return {
    name: facts.code === null ? segment : findingTexts(locale).group(facts.code, segment),
    members: numbers.count(facts.members),
    memberShare: numbers.share(memberShare),
    monetaryShare: numbers.share(monetaryShare),
  };
}

const sumOf = (groups: readonly RankedGroup[], of: 'memberShare' | 'monetaryShare'): number =>
  groups.reduce((sum, group) => sum + group[of], 0);
