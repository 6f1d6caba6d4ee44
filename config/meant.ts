import type { z } from 'zod';
import { isMapping } from './finding.js';
import { suggestionFor } from './suggestion.js';

type Schema = z.core.$ZodType;

const definition = (schema: Schema): z.core.$ZodTypes['_zod']['def'] => (schema as z.core.$ZodTypes)._zod.def;

/** The schema without what only says that the value may be absent. */
function present(schema: Schema): Schema {
  const def = definition(schema);
  return def.type === 'optional' || def.type === 'default' || def.type === 'prefault'
    ? present(def.innerType)
    : schema;
}

/**
 * The one alternative of a union that a value evidently tries to be: the one whose keys it uses, or nearly uses.
 * Where a discriminator decides, its value decides. Other schemas come back as they are, defaults stripped.
 */
export function meantSchema(schema: Schema, value: unknown): Schema {
  const stripped = present(schema);
  const def = definition(stripped);
  if (def.type !== 'union') return stripped;
  const discriminator = discriminatorOf(stripped);
  if (discriminator !== undefined) {
    return isMapping(value)
      ? (def.options.find((option) => literalsAt(option, discriminator).includes(value[discriminator])) ??
          stripped)
      : stripped;
  }
  const fits = def.options.map((option) => ({ option, misfit: misfitOf(option, value) }));
  const best = fits.reduce((a, b) => (b.misfit < a.misfit ? b : a));
  return best.misfit === Infinity ? stripped : meantSchema(best.option, value);
}

/** Whether a schema takes one of several alternatives that no key tells apart. */
export function isOneOfSeveral(schema: Schema | undefined): boolean {
  if (schema === undefined) return false;
  const stripped = present(schema);
  return definition(stripped).type === 'union' && discriminatorOf(stripped) === undefined;
}

/** Schema of the value that the path leads to; undefined for a key that the schema does not know. */
export function schemaAt(
  schema: Schema,
  path: readonly PropertyKey[],
  document: unknown,
): Schema | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return schema;
  const child = childSchema(meantSchema(schema, document), step);
  const value = (document as Record<PropertyKey, unknown> | null | undefined)?.[step];
  return child && schemaAt(child, rest, value);
}

function childSchema(schema: Schema, step: PropertyKey): Schema | undefined {
  const def = definition(schema);
  if (def.type === 'object') return Object.hasOwn(def.shape, step) ? def.shape[String(step)] : undefined;
  if (def.type === 'record') return def.valueType;
  if (def.type === 'array') return def.element;
  return undefined;
}

/** Keys that a mapping may have by its schema; of a union all that its alternatives have. */
export function keysOf(schema: Schema): readonly string[] {
  const def = definition(present(schema));
  if (def.type === 'object') return Object.keys(def.shape);
  return def.type === 'union' ? [...new Set(def.options.flatMap(keysOf))] : [];
}

/** The key that tells the alternatives of a union apart; undefined if there is none. */
function discriminatorOf(schema: Schema): string | undefined {
  const def = definition(schema);
  return def.type === 'union' && 'discriminator' in def ? String(def.discriminator) : undefined;
}

/** For a union told apart by a key: that key and its values. */
export function choicesOf(
  schema: Schema,
): { readonly key: string; readonly values: readonly string[] } | undefined {
  const stripped = present(schema);
  const def = definition(stripped);
  if (def.type !== 'union') return undefined;
  const key = discriminatorOf(stripped);
  if (key !== undefined)
    return { key, values: def.options.flatMap((option) => literalsAt(option, key)).map(String) };
  return def.options.map(choicesOf).find((choices) => choices !== undefined);
}

/** The values that a schema names one by one; empty for other schemas. */
export function literalsOf(schema: Schema): readonly unknown[] {
  const def = definition(schema);
  return def.type === 'literal' ? def.values : [];
}

function literalsAt(option: Schema, key: string): readonly unknown[] {
  const def = definition(option);
  const child = def.type === 'object' ? def.shape[key] : undefined;
  return child ? literalsOf(child) : [];
}

/** In words, the kinds of value that a schema takes. */
export function kindsOf(schema: Schema): readonly string[] {
  const def = definition(present(schema));
  switch (def.type) {
    case 'string':
      return ['text'];
    case 'number':
      return ['a number'];
    case 'boolean':
      return ['true or false'];
    case 'array':
      return ['a list'];
    case 'enum':
      return ['text'];
    case 'literal':
      return def.values.map(String);
    case 'union':
      return [...new Set(def.options.flatMap(kindsOf))];
    default:
      return ['a mapping'];
  }
}

/** How badly a value fits an alternative: unknown keys weigh most, near misses and missing keys less; Infinity: another kind. */
function misfitOf(option: Schema, value: unknown): number {
  const def = definition(present(option));
  if (def.type === 'literal') return def.values.includes(value as never) ? 0 : Infinity;
  if (def.type === 'string') return typeof value === 'string' ? 0 : Infinity;
  if (!isMapping(value)) return Infinity;
  const known = keysOf(option);
  const unknown = Object.keys(value).filter((key) => !known.includes(key));
  const nearMisses = unknown.filter((key) => suggestionFor(key, known) !== undefined);
  const missing = def.type === 'object' ? requiredKeys(def.shape).filter((key) => !(key in value)) : [];
  return 2 * unknown.length - nearMisses.length + missing.length;
}

function requiredKeys(shape: Readonly<Record<string, Schema>>): readonly string[] {
  return Object.keys(shape).filter((key) => !mayBeAbsent(shape[key]));
}

/** True where a key with this schema need not be there. */
export function mayBeAbsent(schema: Schema | undefined): boolean {
  return schema?._zod.optin !== undefined;
}
