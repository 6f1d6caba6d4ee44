import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** Files below a folder whose name ends so, relative to the project. */
const filesBelow = (folder: string, ending: string): readonly string[] =>
  readdirSync(join(project, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(project, join(entry.parentPath, entry.name)));
const text = (file: string): string => readFileSync(join(project, file), 'utf8');

/** Forms that one of the engines lacks, or that give other results from run to run. */
const banned: readonly (readonly [string, RegExp])[] = [
  ['a cast by ::', /\w\s*::\s*\w/],
  ['qualify', /\bqualify\b/i],
  ['group by all', /\b(group|order)\s+by\s+all\b/i],
  ['an interval without quotes', /\binterval\s+\d/i],
  ['string_agg', /\bstring_agg\s*\(/i],
  ['arg_max, arg_min', /\barg_(max|min)\s*\(/i],
  ['hash', /\bhash\s*\(/i],
  ['ntile', /\bntile\s*\(/i],
  ['an approximation', /\bapprox_\w+/i],
  ['a floating sum', /\bsum\s*\(\s*cast\s*\([^)]*as\s+(double|float|real)/i],
  ['the current time', /\b(now\s*\(|current_(date|timestamp)\b)/i],
  ['a random number', /\brandom\s*\(/i],
];

const withoutComments = (sql: string): string => sql.replaceAll(/--.*$/gm, '');

describe('SQL', () => {
  const files = filesBelow('sql', '.sql');

  it.each(files)('%s keeps to the forms that every engine reads alike', (file) => {
    const sql = withoutComments(text(file));
    expect(banned.filter(([, form]) => form.test(sql)).map(([name]) => name)).toEqual([]);
  });

  it.each(files)('%s says what it makes, writes keywords in lower case, and ends with a line', (file) => {
    const sql = text(file);
    expect(sql).toMatch(/^-- \S/);
    expect(sql).toMatch(/\S\n$/);
    expect(withoutComments(sql)).not.toMatch(
      /\b(SELECT|FROM|WHERE|JOIN|WITH|CASE|INSERT|CREATE|GROUP|ORDER|CAST|COALESCE)\b/,
    );
  });

  it.each(files)('%s is used by a module', (file) => {
    const name = file.slice('sql/'.length, -'.sql'.length);
    const modules = ['sql', 'activities', 'engine', 'outputs'].flatMap((room) => filesBelow(room, '.ts'));
    expect(modules.filter((module) => text(module).includes(`'${name}'`))).not.toEqual([]);
  });

  it('that TypeScript generates keeps to the same forms', () => {
    const modules = [...filesBelow('sql', '.ts'), ...filesBelow('activities', '.ts')];
    const faults = modules.flatMap((module) =>
      literalsOf(text(module)).flatMap((literal) =>
        banned.filter(([, form]) => form.test(literal)).map(([name]) => `${module}: ${name} in ${literal}`),
      ),
    );
    expect(faults).toEqual([]);
  });
});

/** Texts in quotes of a module, without its comments. */
function literalsOf(source: string): readonly string[] {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
  return [...code.matchAll(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g)].map(([literal]) => literal);
}
