import { parse } from 'yaml';
import { MemberflowError } from '../contracts/failures.js';
import { isMapping, type Path } from './finding.js';

/** One key of the configuration that the command line sets: `rfm.bins.n=4`. */
export interface Override {
  /** As it was typed. */
  readonly text: string;
  readonly path: Path;
  readonly value: unknown;
}

/**
 * Reads `key.path=value`; the value is written as in the file: `4` is a number, `[1, 2]` a list.
 *
 * @throws MemberflowError `InvalidInput` where there is no key, or the value is not YAML
 */
export function readOverride(text: string): Override {
  const [, key = '', value = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  const path = key.trim().split('.');
  if (path.some((step) => step === '')) throw malformed(text, 'it does not name a key');
  try {
    return { text, path, value: parse(value, { version: '1.2', logLevel: 'error' }) as unknown };
  } catch (error) {
    // The value may be a secret: only its key is named.
    throw malformed(key, 'its value is not valid YAML', error);
  }
}

/** A document with the overrides in it, later ones winning; mappings on the way are made where they are absent. */
export function overridden(document: unknown, overrides: readonly Override[]): unknown {
  return overrides.reduce((result, { path, value }) => withValue(result, path, value), document);
}

/** The override that decides what stands at a path; undefined: the file does. */
export function overrideOf(path: Path, overrides: readonly Override[]): Override | undefined {
  return overrides.findLast((override) => override.path.every((step, i) => step === String(path[i])));
}

function withValue(document: unknown, path: Path, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (Array.isArray(document) && Number(step) < document.length) {
    return (document as unknown[]).map((item, i) =>
      i === Number(step) ? withValue(item, rest, value) : item,
    );
  }
  const mapping = isMapping(document) ? document : {};
  const inner = Object.hasOwn(mapping, step) ? mapping[step] : undefined;
  return { ...mapping, [step]: withValue(inner, rest, value) };
}

function malformed(text: string, what: string, cause?: unknown): MemberflowError {
  return new MemberflowError(
    'InvalidInput',
    `--set ${text} cannot be used: ${what}`,
    { remedy: 'Write --set key=value, such as --set rfm.bins.n=4.' },
    { cause },
  );
}
