import { LineCounter, parseDocument, type Document } from 'yaml';
import type { Finding, Path } from './finding.js';
import { scalarAt, stretchOf, valuesOf, type Stretch } from './positions.js';
import { faultFinding, unresolvedAliases, yamlFaults } from './yaml_faults.js';

export interface PlacedFinding {
  readonly finding: Finding;
  /** What the caret marks; undefined where nothing stands that could be marked. */
  readonly stretch: Stretch | undefined;
}

export interface YamlText {
  /** The parsed document; undefined where there are faults. */
  readonly document: unknown;
  /** What breaks the rules of YAML. */
  readonly faults: readonly PlacedFinding[];
  /** Where a finding's culprit stands. */
  readonly stretchOf: (finding: Finding) => Stretch | undefined;
  /** A scalar as its author wrote it. */
  readonly asWritten: (path: Path) => string | undefined;
  /** Stretches of the values for whose keys the predicate holds. */
  readonly valuesOf: (holds: (key: string) => boolean) => readonly Stretch[];
}

/** Reads one YAML 1.2 document, keeping where everything stands. */
export function readYaml(text: string): YamlText {
  const yaml = parseDocument(text, {
    version: '1.2',
    stringKeys: true,
    prettyErrors: false,
    logLevel: 'error',
    lineCounter: new LineCounter(),
  });
  return {
    ...contentOf(yaml, [...yamlFaults(yaml, text), ...unresolvedAliases(yaml)]),
    stretchOf: (finding) => stretchOf(yaml, finding),
    asWritten: (path) => scalarAt(yaml, path),
    valuesOf: (holds) => valuesOf(yaml, holds),
  };
}

function contentOf(
  yaml: Document.Parsed,
  faults: readonly PlacedFinding[],
): Pick<YamlText, 'document' | 'faults'> {
  if (faults.length > 0) return { document: undefined, faults };
  try {
    return { document: yaml.toJS() as unknown, faults };
  } catch (error) {
    // Aliases that multiply beyond all measure.
    const message = error instanceof Error ? error.message : String(error);
    return { document: undefined, faults: [{ finding: faultFinding(message), stretch: undefined }] };
  }
}
