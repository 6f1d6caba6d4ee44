import { isScalar, visit, type Document, type YAMLError } from 'yaml';
import type { Finding } from './finding.js';
import { nodeAround, stretchOfNode, type Stretch } from './positions.js';
import { printable } from './redact.js';
import type { PlacedFinding } from './yaml.js';

/**
 * What breaks the rules of YAML: every key given twice, and the first fault of another kind, since after it the
 * parser can only guess.
 */
export function yamlFaults(yaml: Document.Parsed, text: string): readonly PlacedFinding[] {
  const all = [...yaml.errors, ...yaml.warnings];
  const twice = all.filter(({ code }) => code === 'DUPLICATE_KEY').map((error) => keyTwice(yaml, error));
  const first = all.find(({ code }) => code !== 'DUPLICATE_KEY');
  return first ? [...twice, fault(yaml, text, first)] : twice;
}

/** A fault that has no words of its own here: YAML's. */
export function faultFinding(message: string): Finding {
  return {
    code: 'MF202',
    path: [],
    culprit: 'value',
    headline: `not valid YAML: ${printable(message, 200)}`,
    hint: '',
  };
}

export function unresolvedAliases(yaml: Document.Parsed): readonly PlacedFinding[] {
  const found: PlacedFinding[] = [];
  visit(yaml, {
    Alias(_, alias) {
      if (alias.resolve(yaml) !== undefined) return;
      const headline = `*${alias.source} refers to an anchor that does not stand before it`;
      const hint = `a text that begins with * needs quotes: '*${alias.source}'`;
      found.push({ finding: { ...faultFinding(''), headline, hint }, stretch: stretchOfNode(alias) });
    },
  });
  return found;
}

function keyTwice(yaml: Document.Parsed, { pos }: YAMLError): PlacedFinding {
  const key = nodeAround(yaml, pos[0]);
  const name = isScalar(key) ? ` ${JSON.stringify(String(key.value))}` : '';
  return {
    finding: {
      code: 'MF204',
      path: [],
      culprit: 'key',
      headline: `the key${name} stands twice in the same mapping`,
      hint: 'remove one of them',
    },
    stretch: (key && stretchOfNode(key)) ?? { start: pos[0], end: pos[1] },
  };
}

function fault(yaml: Document.Parsed, text: string, { code, message, pos }: YAMLError): PlacedFinding {
  const stretch = { start: pos[0], end: pos[1] };
  if (code === 'MULTIPLE_DOCS') {
    const headline = 'the file holds several documents';
    const hint = 'remove --- and what follows, or what precedes';
    return { finding: { ...faultFinding(''), code: 'MF210', headline, hint }, stretch };
  }
  if (code === 'TAB_AS_INDENT') {
    const headline = 'a tab in the indentation';
    return { finding: { ...faultFinding(''), headline, hint: 'indent with spaces' }, stretch };
  }
  if (code === 'BLOCK_AS_IMPLICIT_KEY') {
    const finding = { ...faultFinding(message), hint: 'a text with a colon and a space in it needs quotes' };
    return { finding, stretch };
  }
  const opening = neverClosed(code, message) ? openingAround(yaml, pos[0]) : undefined;
  if (!opening) return { finding: faultFinding(message), stretch };
  const headline = `this ${text.slice(opening.start, opening.end)} is never closed`;
  return { finding: { ...faultFinding(''), headline }, stretch: opening };
}

/** YAML reports an open quote or bracket where it gave up, often at the end of the file. */
function neverClosed(code: string, message: string): boolean {
  return (
    /^Missing closing/.test(message) ||
    ((code === 'BAD_INDENT' || code === 'MISSING_CHAR') && /^Flow|to end with/.test(message))
  );
}

function openingAround(yaml: Document.Parsed, offset: number): Stretch | undefined {
  const node = nodeAround(yaml, offset, (candidate) =>
    isScalar(candidate) ? /QUOTE/.test(candidate.type ?? '') : candidate.flow === true,
  );
  const start = node && stretchOfNode(node)?.start;
  return start === undefined ? undefined : { start, end: start + 1 };
}
