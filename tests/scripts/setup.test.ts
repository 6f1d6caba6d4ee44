import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { projectFolder } from '../../worker/project.js';

/** Runs the set-up of this checkout, as `npm test` does before its tests. @returns what it said */
async function setUp(): Promise<string> {
  const { stderr, stdout } = await promisify(execFile)(process.execPath, ['scripts/setup.mjs', '--tests'], {
    cwd: projectFolder(),
    env: { ...process.env, CI: 'true' },
  });
  expect(stdout).toBe('');
  return stderr;
}

const stampOf = (path: string) => statSync(join(projectFolder(), path)).mtimeMs;

it('does nothing where nothing changed, and says so in one plain line', async () => {
  await setUp();
  const outputs = ['dist/build.json', 'dist/workflow-bundle.js', 'node_modules/.package-lock.json'];
  const before = outputs.map(stampOf);
  expect(await setUp()).toBe('Set-up is up to date.\n');
  expect(outputs.map(stampOf)).toEqual(before);
});

it('leaves a command that can be run, and beside it the SQL that it reads', async () => {
  await setUp();
  expect(statSync(join(projectFolder(), 'dist', 'client', 'cli.js')).mode & 0o111).toBe(0o111);
  const paths = readdirSync(join(projectFolder(), 'sql'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.sql'))
    .map((path) => join('sql', path));
  expect(paths.length).toBeGreaterThan(0);
  for (const path of paths)
    expect(readFileSync(join(projectFolder(), 'dist', path)), path).toEqual(
      readFileSync(join(projectFolder(), path)),
    );
});
