import { z } from 'zod';
import { tableContracts, tableNames } from '../domain/tables/index.js';
import type { TableContract } from '../domain/tables/contract.js';
import { configSchema } from './schema.js';

/** JSON Schema (draft 7, as far as it concerns configurations). */
export interface JsonSchema {
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
  readonly description?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly [keyword: string]: unknown;
}

const columnMappingRef = '#/definitions/column_mapping';

/** The configuration's schema as editors read it; tables offer their own columns for completion. */
export function configJsonSchema(): JsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(configSchema, {
    target: 'draft-7',
    io: 'input',
    override: ({ jsonSchema }) => {
      // What every whole number of the language keeps to says nothing to a reader.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  }) as unknown as JsonSchema;
  const tables = schema.properties?.['tables'];
  const mapping = tables?.properties?.['orders']?.properties?.['columns']?.additionalProperties;
  if (!tables?.properties || typeof mapping !== 'object') throw new Error('the schema of tables has changed');
  const completed = Object.fromEntries(
    tableNames.map((name) => [name, withColumns(tables.properties?.[name] ?? {}, tableContracts[name])]),
  );
  return {
    $schema,
    title: 'memberflow configuration',
    ...schema,
    properties: { ...schema.properties, tables: { ...tables, properties: completed } },
    definitions: { column_mapping: mapping },
  };
}

function withColumns(table: JsonSchema, contract: TableContract): JsonSchema {
  const columns = contract.columns.map(({ name, description }) => [
    name,
    // Beside $ref draft 7 reads nothing, so the description stands around it.
    { description, allOf: [{ $ref: columnMappingRef }] },
  ]);
  return {
    ...table,
    properties: {
      ...table.properties,
      columns: {
        ...table.properties?.['columns'],
        properties: Object.fromEntries(columns) as Readonly<Record<string, JsonSchema>>,
        required: contract.columns.filter(({ required }) => required).map(({ name }) => name),
        additionalProperties: contract.openColumns && { $ref: columnMappingRef },
      },
    },
  };
}
