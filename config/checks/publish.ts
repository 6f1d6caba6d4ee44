import { databaseOwnTables, publishedChurnTables, publishedTables } from '../../domain/tables/published.js';
import type { TableName } from '../../domain/tables/index.js';
import { listed } from '../expectation.js';
import type { Finding } from '../finding.js';
import type { PublishConfig } from '../schema.js';
import { suggestionFor } from '../suggestion.js';
import { known, type Part } from './part.js';

/** An alias stands for a table that is published, under a name that is free; `present` lists the tables of the document. */
export function aliasFindings(part: Part<PublishConfig>, present: readonly TableName[]): readonly Finding[] {
  const database = known(part, 'database')?.database;
  if (database === undefined || database === false) return [];
  const tables = [...publishedTables(present), ...publishedChurnTables];
  const taken = new Set<string>([...databaseOwnTables, ...tables, ...tables.map((name) => `${name}_latest`)]);
  const path = [...part.path, 'database', 'aliases'];
  return Object.entries(database.aliases).flatMap(([alias, table]): Finding[] => [
    ...(taken.has(alias) ? [takenName([...path, alias])] : []),
    ...(tables.includes(table) ? [] : [unpublished([...path, alias], table, tables)]),
  ]);
}

const takenName = (path: Finding['path']): Finding => ({
  code: 'MF234',
  path,
  culprit: 'key',
  headline: `the database has a table or view ${String(path.at(-1))} already`,
  hint: 'take another name',
});

function unpublished(path: Finding['path'], table: string, tables: readonly string[]): Finding {
  const suggestion = suggestionFor(table, tables);
  const published = `published: ${listed(tables, 'and')}`;
  return {
    code: 'MF234',
    path,
    culprit: 'value',
    headline: `the alias ${String(path.at(-1))} stands for ${JSON.stringify(table)}, which is not published`,
    hint: suggestion === undefined ? published : `did you mean ${JSON.stringify(suggestion)}? ${published}`,
  };
}
