import type { ChurnRule } from '../../domain/churn/definition.js';
import {
  holds,
  type ChurnExplanation,
  type ExplainedGroup,
  type ExplainedRule,
  type Measured,
} from '../../domain/churn/explain.js';
import { churnParts, type ChurnPart } from '../../domain/churn/placed_rules.js';
import { counted } from '../../domain/text/counted.js';
import { withinSentence } from '../../domain/text/within_sentence.js';
import { churnWords } from '../../reporting/texts/churn/words.js';
import { count } from './figures.js';
import type { Style } from './style.js';
import { alignedTable, type TableColumn } from './table.js';
import { visible } from './width.js';

export interface ChurnExplained {
  /** As typed, and the number that stands for the member. */
  readonly member: string;
  readonly countsAs: string;
  readonly minTenureDays: number;
  readonly explanation: ChurnExplanation;
  /** As-of of the run whose tables tell it. */
  readonly toldBy: string;
}

/** Whether a member has churned, what is known of it, and the definition rule by rule. */
export function churnExplainedLines(explained: ChurnExplained, style: Style): readonly string[] {
  const { member, countsAs, explanation, toldBy } = explained;
  const { heard, definition } = explanation;
  const merged = countsAs === member ? '' : ` (now ${countsAs})`;
  const by = toldBy === heard.day ? '' : `, by the tables of the run as of ${toldBy}`;
  return [
    style.strong(visible(`Member ${member}${merged} ${outcome(explanation)}, as of ${heard.day}${by}`)),
    knownText(explanation),
    eligibleText(explained),
    '',
    ...alignedTable(columns, groupRows(definition, 0), style),
  ];
}

const outcome = ({ churnedSince }: ChurnExplanation): string =>
  churnedSince === null ? 'has not churned' : `has churned since ${churnedSince}`;

function knownText({ heard }: ChurnExplanation): string {
  const known = heard.knownSince === null ? 'not known since when' : `known since ${heard.knownSince}`;
  const orders =
    heard.lastOrderOn === null
      ? 'no order that counts'
      : `${counted(heard.orderCount, 'order')}, the last on ${heard.lastOrderOn}`;
  return `${known}; ${orders}`;
}

function eligibleText({ explanation: { mark, lasting, leftOut }, minTenureDays }: ChurnExplained): string {
  switch (leftOut) {
    case null:
      return 'is scored: how likely the member churns can be told';
    case 'EXCLUDED':
    case 'NO_ORDER':
      return `is not scored: ${withinSentence(churnWords('en').leftOut[leftOut])}`;
    case 'TOO_YOUNG':
      return `is not scored: known for fewer than ${count(minTenureDays)} days`;
    default:
      return `is not scored: has left already, ${mark === 'explicit' ? 'and said so' : 'silently'}; ${
        lasting === 'permanent' ? 'counts as gone for good' : 'may come back'
      }`;
  }
}

const columns: readonly TableColumn[] = [
  { heading: 'churned is who' },
  { heading: 'holds' },
  { heading: 'what is known' },
  { heading: 'since' },
  { heading: 'marked' },
];

type Row = readonly string[];

const partTexts: Readonly<Record<ChurnPart, string>> = {
  any: 'any of',
  all: 'all of',
  unless: 'none of',
};

const answer = (yes: boolean): string => (yes ? 'yes' : 'no');

/** A heading for each part, its members indented beneath. */
function groupRows(group: ExplainedGroup, depth: number): readonly Row[] {
  return churnParts.flatMap((part) => {
    const members = group[part];
    if (members === undefined) return [];
    return [
      [indented(partTexts[part], depth), answer(partHolds(part, members))],
      ...members.flatMap((member) => memberRows(member, depth + 1)),
    ];
  });
}

function memberRows(member: ExplainedRule | ExplainedGroup, depth: number): readonly Row[] {
  if ('id' in member) return [ruleRow(member, depth)];
  const parts = churnParts.filter((part) => member[part] !== undefined);
  if (parts.length === 1) return groupRows(member, depth);
  return [[indented('together', depth), answer(member.holds)], ...groupRows(member, depth + 1)];
}

function partHolds(part: ChurnPart, members: readonly (ExplainedRule | ExplainedGroup)[]): boolean {
  if (part === 'all') return members.every(holds);
  return members.some(holds) === (part === 'any');
}

const ruleRow = ({ rule, measured, since }: ExplainedRule, depth: number): Row => [
  indented(ruleText(rule), depth),
  answer(since !== null),
  measuredText(rule, measured),
  since ?? '',
  `${rule.mark}, ${rule.lasting}`,
];

const indented = (text: string, depth: number): string => '  '.repeat(depth) + text;

function ruleText(rule: ChurnRule): string {
  switch (rule.rule) {
    case 'unsubscribed':
      return 'has unsubscribed';
    case 'blacklisted':
      return 'is blacklisted';
    case 'no_order':
      return `has not ordered for ${counted(rule.days, 'day')}`;
    case 'no_login':
      return `has not logged in for ${counted(rule.days, 'day')}`;
    case 'no_visit':
      return `has not visited for ${counted(rule.days, 'day')}`;
    case 'no_reaction':
      return rule.last === 1
        ? 'did not react to the last contact'
        : `did not react to the last ${count(rule.last)} contacts`;
    case 'own_cycle':
      return `has not ordered for ${rule.times} times as long as usual`;
  }
}

function measuredText(rule: ChurnRule, measured: Measured): string {
  switch (measured.kind) {
    case 'said':
      return measured.on === null ? 'never' : `on ${measured.on}`;
    case 'silence':
      if (measured.days === null) return 'never, and not known since when: not judged';
      return measured.heardOn === null
        ? `never, known for ${counted(measured.days, 'day')}`
        : `last on ${measured.heardOn}, ${counted(measured.days, 'day')} of silence`;
    case 'contacts':
      return `${count(measured.unanswered)} unanswered in a row`;
    case 'cycle':
      return cycleText(rule, measured);
  }
}

function cycleText(rule: ChurnRule, measured: Extract<Measured, { kind: 'cycle' }>): string {
  const { orderDays, cycleDays, days } = measured;
  const least = rule.rule === 'own_cycle' ? rule.min_orders : 0;
  if (cycleDays === null || days === null || orderDays < least) {
    return `ordered on ${counted(orderDays, 'day')}: too few of ${least}`;
  }
  return `usually every ${cycleDays} days, ${counted(days, 'day')} of silence`;
}
