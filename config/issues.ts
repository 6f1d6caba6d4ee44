import type { z } from 'zod';
import { pathText, valueAt, type Finding, type Path } from './finding.js';
import { choicesOf, isOneOfSeveral, keysOf, meantSchema, schemaAt } from './meant.js';
import {
  missingKey,
  notAllowed,
  otherKind,
  outOfBounds,
  refused,
  refusedKey,
  unknownKey,
  type Culprit,
} from './refusals.js';

type Schema = z.core.$ZodType;
type Issue = z.core.$ZodIssue;

interface Context {
  /** Of the whole document. */
  readonly schema: Schema;
  readonly document: unknown;
  /** A scalar as its author wrote it (007, not 7). */
  readonly asWritten: (path: Path) => string | undefined;
}

/** What the schema finds wrong with a document, in the words of the reader; empty: nothing. */
export function schemaFindings(
  schema: z.ZodType,
  document: unknown,
  asWritten: Context['asWritten'] = () => undefined,
): readonly Finding[] {
  const issues = schema.safeParse(document).error?.issues ?? [];
  return withoutEchoes(issues.flatMap((issue) => findingsOf(issue, [], { schema, document, asWritten })));
}

/** @param decided the alternative of a union at the base was chosen already */
function findingsOf(issue: Issue, base: Path, context: Context, decided = false): readonly Finding[] {
  const path = [...base, ...issue.path.filter((step) => typeof step !== 'symbol')];
  const culprit: Culprit = {
    path,
    value: valueAt(context.document, path),
    written: context.asWritten(path),
    schema: schemaAt(context.schema, path, context.document),
    parent: schemaAt(context.schema, path.slice(0, -1), context.document),
  };
  // Of alternatives zod reports the one that could be read furthest, which need not be the one that was meant.
  if (isOneOfSeveral(culprit.schema) && !(decided && issue.path.length === 0)) {
    return culprit.value === undefined ? [missingKey(culprit)] : alternativeFindings(culprit, context);
  }
  if (issue.code === 'unrecognized_keys') {
    const known = culprit.schema ? keysOf(meantSchema(culprit.schema, culprit.value)) : [];
    return issue.keys.map((key) => unknownKey(path, key, known));
  }
  if (culprit.value === undefined) return [missingKey(culprit)];
  switch (issue.code) {
    case 'invalid_union':
      return issue.discriminator === undefined
        ? alternativeFindings(culprit, context)
        : [notAllowed(culprit, culprit.parent ? (choicesOf(culprit.parent)?.values ?? []) : [])];
    case 'invalid_type':
      return [otherKind(culprit, issue.expected === 'int' ? 'a whole number' : undefined)];
    case 'invalid_value':
      return [notAllowed(culprit, issue.values.map(String))];
    case 'invalid_key':
      return [refusedKey(path, issue.issues[0]?.message ?? 'another name')];
    case 'too_small':
    case 'too_big':
      return [outOfBounds(culprit, issue)];
    default:
      return [refused(culprit, issue.message)];
  }
}

/** Problems of the alternative that was meant; what the others would have wanted says nothing. */
function alternativeFindings(culprit: Culprit, context: Context): readonly Finding[] {
  const { schema, value, path } = culprit;
  const meant = schema && meantSchema(schema, value);
  const issues = (meant as z.ZodType | undefined)?.safeParse(value).error?.issues ?? [];
  const noneFits = meant?._zod.def.type === 'union' && issues.some((issue) => issue.path.length === 0);
  return noneFits || issues.length === 0
    ? [otherKind(culprit)]
    : issues.flatMap((issue) => findingsOf(issue, path, context, true));
}

/**
 * A misspelt key is one problem, not two: the key that it should have been is not reported as missing, and what several
 * issues of one value come to is told once.
 */
function withoutEchoes(findings: readonly Finding[]): readonly Finding[] {
  const meant = new Set(
    findings.flatMap(({ path, suggestion }) =>
      suggestion === undefined ? [] : [pathText([...path.slice(0, -1), suggestion])],
    ),
  );
  const told = new Set<string>();
  return findings.filter((finding) => {
    const text = JSON.stringify(finding);
    if (told.has(text) || (finding.code === 'MF205' && meant.has(pathText(finding.path)))) return false;
    told.add(text);
    return true;
  });
}
