import type { ProblemCode } from './problems.js';

/** Keys and list positions that lead from the top of the document to a value. */
export type Path = readonly (string | number)[];

/** Something wrong with a configuration, whatever way it is written down. */
export interface Finding {
  readonly code: ProblemCode;
  /** Leads to the culprit. */
  readonly path: Path;
  /** What the reader should look at: the last key of the path, or the value it has. */
  readonly culprit: 'key' | 'value';
  /** Makes sense alone. */
  readonly headline: string;
  /** What to do, or what was found; empty where the headline says it all. */
  readonly hint: string;
  /** The valid name that was probably meant. */
  readonly suggestion?: string;
}

/** `tables.orders.columns["Order ID"]`, `sheets[0]`; empty for the top of the document. */
export function pathText(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    if (!/^[\p{L}\p{N}_-]+$/u.test(step)) return `${text}[${JSON.stringify(step)}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}

/** The value that the path leads to; undefined where it leads nowhere. */
export function valueAt(document: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Record<string | number, unknown>)[step]
        : undefined,
    document,
  );
}

/** True for mappings, as opposed to lists, scalars and nothing. */
export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
