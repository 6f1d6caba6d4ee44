import type { z } from 'zod';
import { isMapping, type Path } from '../finding.js';
import { suggestionFor } from '../suggestion.js';

/** One mapping of the document, key by key, so that a fault in one key does not hide those of the others. */
export interface Part<T> {
  readonly path: Path;
  /** Values of the keys that are sound, defaults filled in. */
  readonly values: Partial<T>;
  /** Keys whose value is broken, or that a misspelt key may have been meant for. */
  readonly unclear: ReadonlySet<string>;
}

/** Reads a mapping key by key; undefined if there is no mapping. */
export function readPart<S extends z.core.$ZodShape>(
  schema: z.ZodObject<S>,
  value: unknown,
  path: Path,
): Part<z.core.output<z.ZodObject<S>>> | undefined {
  if (!isMapping(value)) return undefined;
  const known = Object.keys(schema.shape);
  const misspelt = Object.keys(value).filter((key) => !known.includes(key));
  const unclear = new Set(misspelt.flatMap((key) => suggestionFor(key, known) ?? []));
  const values: Record<string, unknown> = {};
  for (const key of known) {
    const read = (schema.shape[key] as unknown as z.ZodType).safeParse(value[key]);
    if (read.success) values[key] = read.data;
    else unclear.add(key);
  }
  return { path, values: values as Partial<z.core.output<z.ZodObject<S>>>, unclear };
}

/** The values of some keys; undefined where one of them is unclear, so that nothing can be said about them. */
export function known<T, K extends keyof T & string>(part: Part<T>, ...keys: K[]): Pick<T, K> | undefined {
  return keys.some((key) => part.unclear.has(key)) ? undefined : (part.values as Pick<T, K>);
}
