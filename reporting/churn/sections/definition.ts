import type { SnapshotUse } from '../../../contracts/churn_card.js';
import type { ChurnFacts } from '../../../contracts/churn_facts.js';
import { isSampled, leftInGapOf, membersLookedAt } from '../../../contracts/churn_snapshots.js';
import { placedRules, type PlacedRule } from '../../../domain/churn/placed_rules.js';
import { partOf } from '../../figures/share.js';
import type { Section, Table } from '../../report.js';
import { columnOf, tableOf } from '../../sections/table.js';
import { type ChurnBasis, featureText } from '../basis.js';
import { definitionInWords, ruleInWords } from '../definition_in_words.js';

/** When a member counts as churned, who is scored, and what the model was learned from. */
export function definitionSection(basis: ChurnBasis): Section {
  const { facts, texts, numbers, window } = basis;
  return {
    id: 'churn_definition',
    ...texts.sections.churn_definition,
    charts: [],
    tables: [ruleTable(basis), accountTable(basis), snapshotTable(basis), leftOutTable(basis)],
    notes: [
      definitionInWords(basis),
      texts.notes.window({ from: window.from, to: window.to, days: numbers.count(facts.labelDays).text }),
      ...(facts.gapDays === 0 ? [] : [texts.notes.gap(numbers.count(facts.gapDays).text)]),
    ],
  };
}

interface RuleRow {
  readonly facts: ChurnFacts['rules'][number];
  readonly placed: PlacedRule | undefined;
}

/** The rules in the order of the definition, which is that of the facts too. */
function ruleTable(basis: ChurnBasis): Table {
  const { facts, words, definition } = basis;
  const placed = placedRules(definition);
  const column = columnOf<RuleRow>;
  return tableOf(
    basis,
    'churn_rules',
    [
      column(basis, 'rule', 'text', (row) =>
        row.placed === undefined
          ? row.facts.rule
          : ruleInWords(basis, row.placed.rule.rule, row.facts.measure),
      ),
      column(basis, 'members', 'integer', (row) => row.facts.members),
      column(basis, 'mark', 'text', (row) =>
        row.placed === undefined ? null : words.marks[row.placed.rule.mark],
      ),
      column(basis, 'lasting', 'text', (row) =>
        row.placed === undefined ? null : words.lasting[row.placed.rule.lasting],
      ),
    ],
    facts.rules.map((rule, i) => ({ facts: rule, placed: placed[i] })),
  );
}

/** Known = scored + left out, reason by reason. */
function accountTable(basis: ChurnBasis): Table {
  const { facts, texts, words } = basis;
  const { known, eligible, leftOut } = facts.members;
  const column = columnOf<{ readonly name: string; readonly members: number }>;
  return tableOf(
    basis,
    'churn_accounts',
    [
      column(basis, 'group', 'text', ({ name }) => name),
      column(basis, 'members', 'integer', ({ members }) => members),
      column(basis, 'known_share', 'share', ({ members }) => partOf(members, known)),
    ],
    [
      { name: texts.groups.known, members: known },
      { name: texts.groups.scored, members: eligible },
      ...leftOut.map(({ reason, members }) => ({ name: words.leftOut[reason], members })),
    ],
  );
}

/** Nobody was looked at on a day that is passed over. */
const isPassed = ({ use }: SnapshotUse): boolean => use === 'passed';

/** The snapshots, the latest first. */
function snapshotTable(basis: ChurnBasis): Table {
  const { facts, words } = basis;
  const column = columnOf<SnapshotUse>;
  const { snapshots } = facts.model;
  const count = (id: 'snapshot_members' | 'snapshot_rows' | 'churners', of: (own: SnapshotUse) => number) =>
    column(basis, id, 'integer', (own) => (isPassed(own) ? null : of(own)));
  return tableOf(
    basis,
    'churn_snapshots',
    [
      column(basis, 'snapshot_on', 'date', ({ on }) => on),
      count('snapshot_members', membersLookedAt),
      ...(facts.gapDays === 0 ? [] : [column(basis, 'left_in_gap', 'integer', leftInGapOf)]),
      ...(isSampled(snapshots) ? [count('snapshot_rows', ({ rows }) => rows)] : []),
      count('churners', ({ churners }) => churners),
      column(basis, 'churn_rate', 'share', (own) => (isPassed(own) ? null : partOf(own.churners, own.rows))),
      column(basis, 'snapshot_use', 'text', ({ use }) => words.uses[use]),
    ],
    snapshots.toReversed(),
  );
}

function leftOutTable(basis: ChurnBasis): Table {
  const { facts, texts } = basis;
  const column = columnOf<ChurnFacts['model']['leftOut'][number]>;
  return tableOf(
    basis,
    'churn_left_out',
    [
      column(basis, 'feature', 'text', ({ feature }) => featureText(basis, feature).heading),
      column(basis, 'left_out_reason', 'text', ({ reason }) => texts.leftOutReasons[reason]),
      column(basis, 'needed_table', 'text', ({ table }) => table ?? null),
      column(basis, 'auc_alone', 'measure', ({ auc }) => auc?.alone ?? null),
      column(basis, 'auc_with', 'measure', ({ auc }) => auc?.withIt ?? null),
      column(basis, 'auc_without', 'measure', ({ auc }) => auc?.without ?? null),
    ],
    facts.model.leftOut,
  );
}
