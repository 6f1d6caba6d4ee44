import type { JsonSchema } from '../config/json_schema.js';
import { problemKinds } from '../config/problems.js';
import { tableContracts } from '../domain/tables/index.js';
import { keySections } from './key_sections.js';
import { code, escaped, table } from './markdown.js';

/** The reference part of docs/configuration.md: every key, every column, every problem. */
export function configReference(schema: JsonSchema): string {
  return [
    '## Reference',
    keySections(condensed(schema)),
    '## Columns',
    columns(),
    '## Problems',
    problems(),
  ].join('\n\n');
}

/** The tables other than orders have the same keys: one of them stands for all. Columns have a part of their own. */
function condensed(schema: JsonSchema): JsonSchema {
  const { tables = {} } = schema.properties ?? {};
  const { orders = {}, members = {} } = tables.properties ?? {};
  const other = {
    ...withoutColumns(members),
    description: 'Each of the other tables, all of them optional.',
  };
  const properties = { orders: withoutColumns(orders), TABLE: other };
  return { ...schema, properties: { ...schema.properties, tables: { ...tables, properties } } };
}

function withoutColumns(table: JsonSchema): JsonSchema {
  const columns = {
    description: 'Column of the table (see below): heading of the source, or how to make the value.',
    additionalProperties: { $ref: '#/definitions/column_mapping' },
  };
  return { ...table, properties: { ...table.properties, columns } };
}

function columns(): string {
  const sections = Object.values(tableContracts).map((contract) => {
    const rows = contract.columns.map(({ name, kind, required, description }) => [
      code(name),
      kind,
      required ? 'required' : '',
      description,
    ]);
    return [
      `### ${code(contract.name)}`,
      contract.description,
      table(['column', 'kind', '', 'meaning'], rows),
      ...(contract.openColumns ? ['Further columns are kept as attributes, under names of your own.'] : []),
    ].join('\n\n');
  });
  return sections.join('\n\n');
}

function problems(): string {
  const entries = Object.entries(problemKinds).map(
    ([name, { title, explanation }]) => `**${name} ${title}.** ${escaped(explanation.replaceAll('\n', ' '))}`,
  );
  return ['`memberflow check --explain CODE` prints the same.', ...entries].join('\n\n');
}
