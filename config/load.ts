import { dirname, resolve } from 'node:path';
import { findingsIn } from './document.js';
import { pathText, type Finding } from './finding.js';
import { configText } from './file.js';
import { configHash } from './hash.js';
import { overridden, overrideOf, readOverride, type Override } from './overrides.js';
import { printFinding, printProblem, problemsOf, refusal, type PrintedFinding } from './report.js';
import { configSchema, type Config } from './schema.js';
import { readYaml, type PlacedFinding } from './yaml.js';

export interface LoadedConfig {
  /** Defaults filled in; `${env:…}` unresolved. */
  readonly config: Config;
  /** SHA-256 of the meaning: comments, order of keys and defaults written out do not change it. */
  readonly hash: string;
  /** Absolute path of the file. */
  readonly file: string;
  /** Absolute path of the folder that relative paths of the configuration start from. */
  readonly baseFolder: string;
}

/**
 * Reads a configuration file.
 *
 * @param overrides keys that the command line sets, such as `rfm.bins.n=4`, before anything is checked
 * @throws MemberflowError `InvalidInput` if it is absent, unreadable (never taken for absent) or has problems
 */
export async function loadConfig(path: string, overrides: readonly string[] = []): Promise<LoadedConfig> {
  return readConfig(await configText(path), path, overrides);
}

/**
 * Reads the text of a configuration.
 *
 * @param fileName path of the file as messages should print it
 * @param set keys that the command line sets, such as `rfm.bins.n=4`
 * @throws MemberflowError `InvalidInput` with every problem, in the order of the file
 */
export function readConfig(text: string, fileName: string, set: readonly string[] = []): LoadedConfig {
  const overrides = set.map(readOverride);
  const yaml = readYaml(text);
  const inFile = (placed: readonly PlacedFinding[]) =>
    problemsOf(placed, { text, file: fileName, yaml }).map((problem) => ({
      finding: problem,
      printed: printProblem(problem),
    }));
  if (yaml.faults.length > 0) throw refusal(inFile(yaml.faults), fileName);
  const document = overridden(yaml.document, overrides);
  const findings = findingsIn(document, (path) =>
    overrideOf(path, overrides) ? undefined : yaml.asWritten(path),
  );
  if (findings.length > 0) {
    const byFile = findings.filter(({ path }) => !overrideOf(path, overrides));
    const placed = byFile.map((finding) => ({ finding, stretch: yaml.stretchOf(finding) }));
    throw refusal([...inFile(placed), ...inOverrides(findings, overrides)], fileName);
  }
  const config = configSchema.parse(document);
  const file = resolve(fileName);
  return { config, hash: configHash(config), file, baseFolder: dirname(file) };
}

/** Problems of what the command line set; the key alone is named, since a value may be a secret. */
function inOverrides(
  findings: readonly Finding[],
  overrides: readonly Override[],
): readonly PrintedFinding[] {
  return findings.flatMap((finding) => {
    const override = overrideOf(finding.path, overrides);
    if (!override) return [];
    return [{ finding, printed: `--set ${pathText(override.path)}: ${printFinding(finding)}` }];
  });
}

/**
 * Validates a document that is already parsed, such as the one in a workflow's input, and fills in its defaults.
 *
 * @throws MemberflowError `InvalidInput` with every problem by its path
 */
export function parseConfig(document: unknown): Config {
  const findings = findingsIn(document);
  if (findings.length > 0)
    throw refusal(findings.map((finding) => ({ finding, printed: printFinding(finding) })));
  return configSchema.parse(document);
}
