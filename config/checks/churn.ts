import type { ChurnDefinition, ChurnGroup, ChurnRule } from '../../domain/churn/definition.js';
import { ruleNeeds } from '../../domain/churn/needs.js';
import { churnParts } from '../../domain/churn/placed_rules.js';
import type { TableName } from '../../domain/tables/index.js';
import { listed } from '../expectation.js';
import type { Finding, Path } from '../finding.js';
import type { ChurnConfig } from '../schema.js';
import { known, type Part } from './part.js';

/** The columns that the document maps of a table; undefined where it is not configured, null where they cannot be told. */
export type MappedColumns = (table: TableName) => readonly string[] | null | undefined;

/** Every rule of the definition has the table and the column that it is judged by. */
export function definitionFindings(part: Part<ChurnConfig>, mapped: MappedColumns): readonly Finding[] {
  const definition: ChurnDefinition | undefined = known(part, 'definition')?.definition;
  return definition === undefined ? [] : groupFindings(definition, [...part.path, 'definition'], mapped);
}

function groupFindings(
  group: ChurnGroup<ChurnRule | ChurnGroup<ChurnRule>>,
  path: Path,
  mapped: MappedColumns,
): readonly Finding[] {
  return churnParts.flatMap((part) =>
    (group[part] ?? []).flatMap((member, i) => {
      const place = [...path, part, i];
      return 'rule' in member
        ? ruleFindings(member, [...place, 'rule'], mapped)
        : groupFindings(member, place, mapped);
    }),
  );
}

function ruleFindings({ rule }: ChurnRule, path: Path, mapped: MappedColumns): readonly Finding[] {
  const needs = ruleNeeds[rule];
  if (needs === null) return [];
  const { table, oneOf } = needs;
  const columns = mapped(table);
  if (columns === undefined) {
    return [
      {
        code: 'MF237',
        path,
        culprit: 'value',
        headline: `the rule ${rule} is judged by the table ${table}, which is not configured`,
        hint: `add tables.${table}, or remove the rule`,
      },
    ];
  }
  if (columns === null || oneOf.some((name) => columns.includes(name))) return [];
  return [
    {
      code: 'MF238',
      path,
      culprit: 'value',
      headline: `the rule ${rule} is judged by ${listed(oneOf)} of the table ${table}, which ${oneOf.length === 1 ? 'is' : 'are'} not mapped`,
      hint: `map ${oneOf.length === 1 ? 'it' : 'one of them'} under tables.${table}.columns, or remove the rule`,
    },
  ];
}
