import type { Session } from '../session.js';

/** What a SELECT reads by name, as the engine's own parser sees it, and what stands in the way of running it. */
export interface SelectReads {
  /** Tables, as they are named, but for the query's own table expressions. */
  readonly tables: readonly string[];
  /** Functions that stand for tables. */
  readonly functions: readonly string[];
  /** Why the text is not one SELECT, in the parser's words; null: it is one. */
  readonly fault: string | null;
}

/** Parses a text without running it. */
export async function selectReads(session: Session, text: string): Promise<SelectReads> {
  const [row] = await session.rows(
    'select cast(json_serialize_sql(cast($text as varchar)) as varchar) as tree',
    { text },
  );
  const tree = JSON.parse(String(row?.['tree'])) as ParsedText;
  const nothing = { tables: [], functions: [] };
  if (tree.error) return { ...nothing, fault: faultOf(tree) };
  if (tree.statements?.length !== 1) return { ...nothing, fault: 'it is more than one statement' };
  const found: Found = { tables: [], functions: [], expressions: new Set() };
  collect(tree.statements[0], found);
  const tables = found.tables.filter((name) => !found.expressions.has(name.toLowerCase()));
  return { tables: [...new Set(tables)], functions: [...new Set(found.functions)], fault: null };
}

interface ParsedText {
  readonly error: boolean;
  readonly error_type?: string;
  readonly error_message?: string;
  readonly statements?: readonly unknown[];
}

/** The parser gives the tree of a SELECT alone, and says of anything else that it is not implemented. */
const faultOf = ({ error_type, error_message }: ParsedText): string =>
  error_type === 'not implemented' ? 'it is no SELECT' : (error_message ?? 'it cannot be read');

interface Found {
  readonly tables: string[];
  readonly functions: string[];
  /** Names of table expressions, in lower case. */
  readonly expressions: Set<string>;
}

type Node = Readonly<Record<string, unknown>>;

/** Walks every part of a parsed query, subqueries in expressions too. */
function collect(part: unknown, found: Found): void {
  if (Array.isArray(part)) {
    for (const one of part) collect(one, found);
    return;
  }
  if (typeof part !== 'object' || part === null) return;
  const node = part as Node;
  if (node['type'] === 'BASE_TABLE') found.tables.push(nameOf(node));
  if (node['type'] === 'SHOW_REF') found.functions.push('describe');
  if (node['type'] === 'TABLE_FUNCTION') found.functions.push(functionName(node));
  for (const name of expressionNames(node)) found.expressions.add(name);
  for (const one of Object.values(node)) collect(one, found);
}

function functionName(node: Node): string {
  const { function_name: name } = (node['function'] ?? {}) as { readonly function_name?: string };
  return name ?? 'a function';
}

const nameOf = (node: Node): string =>
  [node['catalog_name'], node['schema_name'], node['table_name']]
    .filter((name): name is string => typeof name === 'string' && name !== '')
    .join('.');

/**
 * Names of the table expressions of a query. Only plain names count: one that looks like a file would hide that the
 * same name means the file elsewhere in the query.
 */
function expressionNames(node: Node): readonly string[] {
  const { map } = (node['cte_map'] ?? {}) as { readonly map?: readonly { readonly key?: string }[] };
  return (map ?? [])
    .map(({ key = '' }) => key.toLowerCase())
    .filter((name) => /^[\p{L}\p{N}_]+$/u.test(name));
}
