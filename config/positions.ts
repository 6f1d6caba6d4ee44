import { isAlias, isCollection, isMap, isNode, isScalar, isSeq, visit } from 'yaml';
import type { Document, Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { Finding, Path } from './finding.js';

/** A stretch of the text, as offsets in UTF-16 units, the end excluded. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Where a finding's culprit stands; for a key that is absent, the key of the mapping that lacks it. */
export function stretchOf(yaml: Document.Parsed, { path, culprit }: Finding): Stretch | undefined {
  const node = nodeAt(yaml, path);
  if (node === undefined) return path.length === 0 ? undefined : keyStretch(yaml, path.slice(0, -1));
  const marksKey = culprit === 'key' || !isScalar(node) || node.value === null;
  return marksKey && typeof path.at(-1) === 'string' ? keyStretch(yaml, path) : stretchOfNode(node);
}

/** A scalar as its author wrote it: 007, not 7. */
export function scalarAt(yaml: Document.Parsed, path: Path): string | undefined {
  const node = nodeAt(yaml, path);
  return isScalar(node) ? node.source : undefined;
}

/** Stretches of the values for whose keys the predicate holds. */
export function valuesOf(yaml: Document.Parsed, holds: (key: string) => boolean): readonly Stretch[] {
  const found: Stretch[] = [];
  visit(yaml, {
    Pair(_, pair) {
      const stretch = isNode(pair.value) ? stretchOfNode(pair.value) : undefined;
      if (stretch && isScalar(pair.key) && holds(String(pair.key.value))) found.push(stretch);
    },
  });
  return found;
}

/** The innermost scalar, mapping or list around an offset for which the predicate holds. */
export function nodeAround(
  yaml: Document.Parsed,
  offset: number,
  holds: (node: Scalar | YAMLMap | YAMLSeq) => boolean = () => true,
): Node | undefined {
  let innermost: Node | undefined;
  visit(yaml, {
    Node(_, node) {
      const stretch = stretchOfNode(node);
      const around = stretch && stretch.start <= offset && offset <= stretch.end;
      if (around && (isScalar(node) || isCollection(node)) && holds(node)) innermost = node;
    },
  });
  return innermost;
}

export function stretchOfNode(node: Node): Stretch | undefined {
  return node.range ? { start: node.range[0], end: node.range[1] } : undefined;
}

function keyStretch(yaml: Document.Parsed, path: Path): Stretch | undefined {
  const key = path.length === 0 ? undefined : (pairAt(yaml, path)?.key ?? nodeAt(yaml, path));
  return isNode(key) ? stretchOfNode(key) : undefined;
}

function pairAt(yaml: Document.Parsed, path: Path): Pair | undefined {
  const parent = nodeAt(yaml, path.slice(0, -1));
  return isMap(parent)
    ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(path.at(-1)))
    : undefined;
}

/** The node that a path leads to, aliases followed; an empty value is a node too. */
function nodeAt(yaml: Document.Parsed, path: Path): Node | undefined {
  const step = path.at(-1);
  if (step === undefined) return resolved(yaml, yaml.contents);
  if (typeof step === 'string') return resolved(yaml, pairAt(yaml, path)?.value);
  const parent = nodeAt(yaml, path.slice(0, -1));
  return isSeq(parent) ? resolved(yaml, parent.items[step]) : undefined;
}

function resolved(yaml: Document.Parsed, node: unknown): Node | undefined {
  if (isAlias(node)) return node.resolve(yaml);
  return isNode(node) ? node : undefined;
}
