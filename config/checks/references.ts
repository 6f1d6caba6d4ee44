import { isMapping, pathText, valueAt, type Finding, type Path } from '../finding.js';
import { printable } from '../redact.js';
import { malformedReferences } from '../secrets.js';
import { mailReferencePaths } from './mail.js';

/** References to variables in the values that may have them, paths and the settings of mail, have the form that is resolved later. */
export function referenceFindings(document: unknown): readonly Finding[] {
  const sources = valueAt(document, ['sources']);
  const paths: Path[] = [
    ...(isMapping(sources) ? Object.keys(sources) : []).map((name) => ['sources', name, 'path']),
    ['publish', 'folder'],
    ['publish', 'database', 'path'],
    ...mailReferencePaths(document),
  ];
  return paths.flatMap((path) => {
    const value = valueAt(document, path);
    return typeof value === 'string' ? malformed(value, path) : [];
  });
}

function malformed(text: string, path: Path): readonly Finding[] {
  return malformedReferences(text).map((reference) => ({
    code: 'MF232',
    path,
    culprit: 'value',
    headline: `${pathText(path)}: ${printable(reference)} is not a reference to a variable`,
    hint: 'write ${env:NAME}',
  }));
}
