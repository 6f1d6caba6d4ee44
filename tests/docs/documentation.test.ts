import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { exitCodeOfFailure, exitCodes } from '../../client/exit_codes.js';
import { parseConfig } from '../../config/load.js';
import { problemKinds } from '../../config/problems.js';
import { failureNames } from '../../contracts/failures.js';
import { whoseTurn } from '../../contracts/whose_turn.js';
import { reasonCodes } from '../../domain/quality/reasons.js';
import { projectFolder } from '../../worker/project.js';

const root = projectFolder();
const pages = [
  ...['README.md', 'CONTRIBUTING.md', 'examples/shop/README.md'],
  ...(await readdir(join(root, 'docs'))).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`),
];

const textOf = (page: string) => readFile(join(root, page), 'utf8');

/** The anchors of a page's headings, as code hosts make them. */
function anchorsOf(markdown: string): ReadonlySet<string> {
  const headings = [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

describe('the documentation', () => {
  it('has an entry for every failure, by its name', async () => {
    const anchors = anchorsOf(await textOf('docs/troubleshooting.md'));
    expect(failureNames.filter((name) => !(name in whoseTurn))).toEqual([]);
    expect(Object.keys(whoseTurn).filter((name) => !anchors.has(name.toLowerCase()))).toEqual([]);
  });

  it('says of every failure with which code a command ends, and whose turn it is', async () => {
    const rows = (await textOf('docs/troubleshooting.md')).matchAll(
      /^\| \[(\w+)\]\(#\w+\) *\| (\d) .*\| (.*?) *\|$/gm,
    );
    const documented = [...rows].map(([, name = '', code, turn]) => ({ name, code: Number(code), turn }));
    const meant = Object.entries(whoseTurn).map(([name, turn]) => ({
      name,
      code: exitCodeOfFailure(name),
      turn,
    }));
    expect(documented).toEqual(meant);
  });

  it('has an entry for every exit code and for every problem of a configuration', async () => {
    const cli = await textOf('docs/cli.md');
    expect(
      Object.values(exitCodes).filter((code) => !new RegExp(`^\\| ${code} +\\| \\w`, 'm').test(cli)),
    ).toEqual([]);
    const configuration = await textOf('docs/configuration.md');
    expect(Object.keys(problemKinds).filter((code) => !configuration.includes(code))).toEqual([]);
    const codes = Object.keys(problemKinds).sort();
    const troubleshooting = (await textOf('docs/troubleshooting.md')).replace(/\s+/g, ' ');
    expect(troubleshooting).toContain(`\`${codes[0] ?? ''}\` to \`${codes.at(-1) ?? ''}\``);
  });

  it('has an entry for every reason code', async () => {
    const results = await textOf('docs/results.md');
    expect(reasonCodes.filter((code) => !results.includes(`| \`${code}\``))).toEqual([]);
  });

  it('shows whole configurations that are valid', async () => {
    const blocks = [...(await textOf('README.md')).matchAll(/```yaml\n(.*?)```/gs)];
    const businesses = blocks.map(([, block = '']) => parseConfig(parse(block)).business);
    expect(businesses).toEqual(['my-shop', 'web-shop']);
  });

  it.each(pages)('%s refers to files and headings that exist', async (page) => {
    const text = await textOf(page);
    const links = [...text.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)]*))?\)/g)];
    for (const [link, path = '', anchor] of links) {
      const target = path === '' ? join(root, page) : resolve(root, dirname(page), path);
      expect(existsSync(target), link).toBe(true);
      if (anchor !== undefined) expect(anchorsOf(await readFile(target, 'utf8')), link).toContain(anchor);
    }
  });
});
