import type { JsonSchema } from '../config/json_schema.js';
import { code, table } from './markdown.js';

interface Place {
  readonly path: string;
  /** Tells the forms of one place apart, such as `kind: csv`. */
  readonly form: string;
  readonly schema: JsonSchema;
}

/** A heading and a table for each mapping of the schema; a form that occurs again is listed once. */
export function keySections(root: JsonSchema): string {
  const sections: string[] = [];
  const listed = new Set<string>();
  const open: Place[] = [{ path: '', form: '', schema: root }];
  for (let place = open.shift(); place; place = open.shift()) {
    const fresh = formsOf(place, root).filter(({ schema }) => !listed.has(shapeOf(schema)));
    for (const form of fresh) {
      listed.add(shapeOf(form.schema));
      if (Object.keys(form.schema.properties ?? {}).length > 0) sections.push(section(form, root));
    }
    open.unshift(...fresh.flatMap(innerOf));
  }
  return sections.join('\n\n');
}

/** Equal for schemas that differ in their description only. */
function shapeOf(schema: JsonSchema): string {
  return JSON.stringify({ ...schema, description: '' });
}

function section({ path, form, schema }: Place, root: JsonSchema): string {
  const heading = path === '' ? 'Top of the file' : [code(path), code(form)].filter(Boolean).join(' with ');
  const rows = Object.entries(schema.properties ?? {}).map(([key, property]) => [
    code(key),
    kindOf(property, root),
    schema.required?.includes(key) === true ? 'required' : defaultOf(property),
    property.description ?? '',
  ]);
  const about = path === '' ? [] : [schema.description ?? ''].filter(Boolean);
  return [`### ${heading}`, ...about, table(['key', 'kind', 'default', 'meaning'], rows)].join('\n\n');
}

function defaultOf(property: JsonSchema): string {
  const { default: value } = property;
  const emptyMapping = typeof value === 'object' && JSON.stringify(value) === '{}';
  return value === undefined || emptyMapping ? '' : code(JSON.stringify(value));
}

/** The forms that a value may have. */
function formsOf({ path, form, schema }: Place, root: JsonSchema): readonly Place[] {
  const resolved = dereferenced(schema, root);
  const alternatives = resolved.anyOf ?? resolved.oneOf;
  if (!alternatives) return [{ path, form, schema: resolved }];
  return alternatives.flatMap((alternative) =>
    formsOf({ path, form: distinctionOf(alternative), schema: alternative }, root),
  );
}

/** The key whose value marks an alternative, or else the first key that it requires. */
function distinctionOf({ properties = {}, required = [] }: JsonSchema): string {
  const marked = Object.entries(properties).find(([, { const: value }]) => value !== undefined);
  return marked ? `${marked[0]}: ${spelling(marked[1].const)}` : (required[0] ?? '');
}

function innerOf({ path, schema }: Place): readonly Place[] {
  const below = (name: string, inner: JsonSchema): Place => ({
    path: path === '' ? name : `${path}.${name}`,
    form: '',
    schema: inner,
  });
  const entries = Object.entries(schema.properties ?? {}).map(([key, inner]) => below(key, inner));
  const items = schema.items ? [{ path: `${path}[]`, form: '', schema: schema.items }] : [];
  const rest = schema.additionalProperties;
  return [...entries, ...items, ...(typeof rest === 'object' ? [below('NAME', rest)] : [])];
}

function dereferenced(schema: JsonSchema, root: JsonSchema): JsonSchema {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : (root.definitions?.[name] ?? schema);
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
};

function kindOf(property: JsonSchema, root: JsonSchema): string {
  const schema = dereferenced(property, root);
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) return [...new Set(alternatives.map((one) => kindOf(one, root)))].join(' or ');
  if (schema.const !== undefined) return code(spelling(schema.const));
  if (schema.enum) return schema.enum.map((value) => code(spelling(value))).join(', ');
  if (schema.type === 'array')
    return `list of ${schema.items ? pluralOf(kindOf(schema.items, root)) : 'values'}`;
  return (kinds[schema.type ?? ''] ?? 'mapping') + rangeOf(schema);
}

function pluralOf(kind: string): string {
  return /^(mapping|number|whole number)$/.test(kind) ? `${kind}s` : kind;
}

/** Quoted where it would not be read as itself. */
function spelling(value: unknown): string {
  const text = String(value);
  return /^[a-z][\w-]*$/i.test(text) && !/^(null|true|false)$/i.test(text) ? text : JSON.stringify(value);
}

function rangeOf({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: JsonSchema): string {
  const bounds = [
    minimum === undefined ? '' : `at least ${minimum}`,
    exclusiveMinimum === undefined ? '' : `above ${exclusiveMinimum}`,
    maximum === undefined ? '' : `at most ${maximum}`,
    exclusiveMaximum === undefined ? '' : `below ${exclusiveMaximum}`,
  ].filter((bound) => bound !== '');
  return bounds.length === 0 ? '' : `, ${bounds.join(', ')}`;
}
