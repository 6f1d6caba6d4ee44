import type { z } from 'zod';
import { counted } from '../domain/text/counted.js';
import { expectedKinds, foundText, listed, shownValue } from './expectation.js';
import { pathText, type Finding, type Path } from './finding.js';
import { choicesOf, literalsOf, mayBeAbsent, meantSchema } from './meant.js';
import { mayBeSecret } from './redact.js';
import { suggestionFor } from './suggestion.js';

/** A value that the schema refuses, with what is known about it. */
export interface Culprit {
  readonly path: Path;
  /** Undefined where the key is absent. */
  readonly value: unknown;
  /** The scalar as its author wrote it, where that is known. */
  readonly written: string | undefined;
  /** Schema of the value, and of the mapping or list it stands in. */
  readonly schema: z.core.$ZodType | undefined;
  readonly parent: z.core.$ZodType | undefined;
}

/** ` in tables.orders`; empty at the top of the document. */
function placeText(path: Path): string {
  return path.length === 0 ? '' : ` in ${pathText(path)}`;
}

export function unknownKey(path: Path, key: string, known: readonly string[]): Finding {
  const suggestion = suggestionFor(key, known);
  const finding = {
    code: 'MF203',
    path: [...path, key],
    culprit: 'key',
    headline: `unknown key ${JSON.stringify(key)}${placeText(path)}`,
  } as const;
  return suggestion === undefined
    ? { ...finding, hint: `allowed here: ${listed(known, 'and')}` }
    : { ...finding, hint: `did you mean ${JSON.stringify(suggestion)}?`, suggestion };
}

export function missingKey({ path, schema, parent }: Culprit): Finding {
  const key = String(path.at(-1));
  return {
    code: 'MF205',
    path,
    culprit: 'key',
    headline: `missing key ${JSON.stringify(key)}${placeText(path.slice(0, -1))}`,
    hint: addition(key, schema, parent),
  };
}

function addition(key: string, schema: Culprit['schema'], parent: Culprit['parent']): string {
  const choices = parent && choicesOf(parent);
  if (choices?.key === key) return `add ${key}: ${listed(choices.values)}`;
  const only = schema && literalsOf(schema);
  if (only?.length === 1) return `add ${key}: ${String(only[0])}`;
  const meaning = (schema as z.ZodType | undefined)?.description;
  return meaning === undefined ? `add ${key}` : `add ${key}. ${meaning}`;
}

export function otherKind({ path, value, written, schema }: Culprit, expected?: string): Finding {
  const meant = schema && meantSchema(schema, value);
  const kinds = expected ?? (meant ? expectedKinds(meant) : 'another value');
  return {
    code: 'MF206',
    path,
    culprit: 'value',
    headline: `${pathText(path)}: expected ${kinds}, found ${foundText(value, path)}`,
    hint: mayBeSecret(path) ? '' : kindHint(value, written, kinds, schema),
  };
}

function kindHint(
  value: unknown,
  written: string | undefined,
  kinds: string,
  schema: z.core.$ZodType | undefined,
): string {
  if (value === null)
    return mayBeAbsent(schema)
      ? 'nothing follows the colon; remove the key to use its default'
      : 'nothing follows the colon';
  if (kinds.startsWith('text') && (typeof value === 'number' || typeof value === 'boolean')) {
    const text = written ?? String(value);
    return `${text} is a ${typeof value === 'number' ? 'number' : 'truth value'} here; quote it: '${text}'`;
  }
  if (typeof value !== 'string') return '';
  if (/^(true|yes|on)$/i.test(value) && kinds.includes('true')) return 'write true';
  if (/^(false|no|off)$/i.test(value) && kinds.includes('false')) return 'write false';
  const choices = schema && choicesOf(schema);
  const choice = choices && suggestionFor(value, choices.values);
  if (choices && choice !== undefined) return `write {${choices.key}: ${choice}}`;
  return value.trim() !== '' && Number.isFinite(Number(value)) && kinds.includes('number')
    ? `quoted, it is text; write ${value.trim()}`
    : '';
}

export function notAllowed({ path, value }: Culprit, allowed: readonly string[]): Finding {
  const suggestion = typeof value === 'string' ? suggestionFor(value, allowed) : undefined;
  const choices = `allowed: ${listed(allowed)}`;
  return {
    code: 'MF207',
    path,
    culprit: 'value',
    headline: `${pathText(path)}: ${shownValue(value, path)} is not allowed`,
    hint: advice(),
  };

  function advice(): string {
    if (value === null && allowed.includes('null')) return "null is nothing here; quote it: 'null'";
    return suggestion === undefined ? choices : `did you mean ${JSON.stringify(suggestion)}? ${choices}`;
  }
}

/** A value of the right kind that breaks a rule; `expected` is a noun phrase. */
export function refused({ path, value }: Culprit, expected: string): Finding {
  return {
    code: 'MF208',
    path,
    culprit: 'value',
    headline: `${pathText(path)}: expected ${expected}`,
    hint: typeof value === 'object' ? '' : `found ${foundText(value, path)}`,
  };
}

export function refusedKey(path: Path, expected: string): Finding {
  return {
    code: 'MF208',
    path,
    culprit: 'key',
    headline: `${pathText(path.slice(0, -1))}: ${JSON.stringify(String(path.at(-1)))} is not accepted as a name`,
    hint: `expected ${expected}`,
  };
}

/** A value beyond a limit. */
export function outOfBounds(
  culprit: Culprit,
  issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig,
): Finding {
  const { value } = culprit;
  const finding = refused(culprit, boundText(issue));
  return Array.isArray(value) ? { ...finding, hint: `found ${counted(value.length, 'item')}` } : finding;
}

/** `at most 9`, `above 0.5`, `exactly 1 character`. */
function boundText(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  const [limit, inclusive, outside] =
    issue.code === 'too_small' ? [issue.minimum, 'at least', 'above'] : [issue.maximum, 'at most', 'below'];
  const comparison = issue.exact === true ? 'exactly' : issue.inclusive === false ? outside : inclusive;
  if (issue.origin === 'string')
    return issue.code === 'too_small' && limit === 1 && issue.exact !== true
      ? 'text that is not empty'
      : `${comparison} ${counted(limit, 'character')}`;
  return issue.origin === 'array' ? `${comparison} ${counted(limit, 'item')}` : `${comparison} ${limit}`;
}
