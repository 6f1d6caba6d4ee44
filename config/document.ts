import { crossFindings } from './checks/index.js';
import { isMapping, type Finding, type Path } from './finding.js';
import { schemaFindings } from './issues.js';
import { configSchema } from './schema.js';
import { versionFindings } from './version.js';

/**
 * Everything wrong with a parsed document, in no particular order; empty: it is a configuration.
 *
 * @param asWritten a scalar as its author wrote it, where the text is at hand
 */
export function findingsIn(
  document: unknown,
  asWritten?: (path: Path) => string | undefined,
): readonly Finding[] {
  if (!isMapping(document)) return [notAMapping(document)];
  const version = versionFindings(document);
  return version.length > 0
    ? version
    : [...schemaFindings(configSchema, document, asWritten), ...crossFindings(document)];
}

function notAMapping(document: unknown): Finding {
  const empty = document === null || document === undefined;
  return {
    code: 'MF210',
    path: [],
    culprit: 'value',
    headline: empty ? 'the configuration is empty' : 'the configuration is not a mapping',
    hint: empty ? 'memberflow init writes one to begin with' : 'write lines of the form key: value',
  };
}
