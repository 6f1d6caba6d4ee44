import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';
import { describe, expect, it } from 'vitest';
import { isMapping } from '../../config/finding.js';
import { configJsonSchema } from '../../config/json_schema.js';
import { readConfig } from '../../config/load.js';
import { starterConfig } from '../../config/starter.js';
import { tableContracts, tableNames } from '../../domain/tables/index.js';
import { derivedFiles } from '../../scripts/write_schema.js';

const project = fileURLToPath(new URL('../..', import.meta.url));
const guide = await readFile(new URL('../../docs/configuration.md', import.meta.url), 'utf8');

describe('files derived from the configuration schema', () => {
  it.each(['config/memberflow.schema.json', 'docs/configuration.md', 'docs/churn_features.md'])(
    '%s is up to date (npm run build && node dist/scripts/write_schema.js)',
    async (path) => {
      const derived = await derivedFiles(project);
      expect(await readFile(new URL(`../../${path}`, import.meta.url), 'utf8')).toBe(derived.get(path));
    },
  );
});

describe('the schema for editors', () => {
  const schema = configJsonSchema();
  const tables = schema.properties?.['tables']?.properties ?? {};

  it('is of draft 7, which YAML language servers read', () => {
    expect(schema['$schema']).toBe('http://json-schema.org/draft-07/schema#');
  });

  it.each(tableNames)('completes and explains the columns of %s', (name) => {
    const columns = tables[name]?.properties?.['columns'];
    const contract = tableContracts[name];
    expect(Object.keys(columns?.properties ?? {})).toEqual(contract.columns.map((column) => column.name));
    expect(columns?.properties?.[contract.columns[0]!.name]?.description).toBe(
      contract.columns[0]!.description,
    );
    expect(columns?.required).toEqual(contract.columns.filter((c) => c.required).map((c) => c.name));
    expect(columns?.additionalProperties === false).toBe(!contract.openColumns);
  });

  it('explains every key', () => {
    const unexplained = (value: unknown, path: string): string[] =>
      !isMapping(value)
        ? []
        : Object.entries(value).flatMap(([key, inner]) => [
            ...(path.endsWith('/properties') && isMapping(inner) && inner['description'] === undefined
              ? [`${path}/${key}`]
              : []),
            ...(Array.isArray(inner)
              ? inner.flatMap((item, i) => unexplained(item, `${path}/${key}/${i}`))
              : unexplained(inner, `${path}/${key}`)),
          ]);
    expect(unexplained(schema, '')).toEqual([]);
  });
});

describe('the examples of the guide', () => {
  const examples = [...guide.matchAll(/### ([^\n]*)\n(?:(?!\n### ).)*?```yaml\n(.*?)```/gs)];

  it('are there', () => {
    expect(examples.length).toBeGreaterThanOrEqual(7);
  });

  it('all load when they are put into the configuration to begin with', () => {
    const start = parse(starterConfig()) as Record<string, unknown>;
    for (const [text] of guide.matchAll(/(?<=```yaml\n).*?(?=```)/gs)) {
      const together = merged(start, parse(text), 2);
      expect(() => readConfig(stringify(together), 'memberflow.yaml')).not.toThrow();
    }
  });
});

/** Mappings put together down to a depth; below it the second replaces the first. */
function merged(first: unknown, second: unknown, depth: number): unknown {
  if (depth === 0 || !isMapping(first) || !isMapping(second)) return second;
  const keys = new Set([...Object.keys(first), ...Object.keys(second)]);
  return Object.fromEntries(
    [...keys].map((key) => [key, key in second ? merged(first[key], second[key], depth - 1) : first[key]]),
  );
}
