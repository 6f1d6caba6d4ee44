import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dependenciesMatch, installDependencies } from '../../scripts/steps/dependencies.mjs';
import { temporaryFolder } from '../support/temporary.js';

interface Entry {
  readonly version: string;
  readonly integrity?: string;
  readonly optional?: boolean;
}
type Packages = Readonly<Record<string, Entry>>;

const needed: Packages = { 'node_modules/a': { version: '1.2.3', integrity: 'sha512-a' } };
const wanted: Packages = {
  '': { version: '1.0.0' },
  ...needed,
  'node_modules/for-windows': { version: '1.0.0', optional: true },
};

/** A project whose lock file asks for `wanted`, and whose node_modules holds what is given. */
function projectWith(installed: Packages | null): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: wanted }));
  if (installed === null) return folder;
  for (const path of Object.keys(installed)) {
    mkdirSync(join(folder, path), { recursive: true });
    writeFileSync(join(folder, path, 'package.json'), '{}');
  }
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  writeFileSync(join(folder, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: installed }));
  return folder;
}

describe('node_modules', () => {
  it('fits the lock file though packages of other platforms are absent', () => {
    expect(dependenciesMatch(projectWith(needed))).toBe(true);
  });

  it.each<[string, Packages | null]>([
    ['was never installed', null],
    ['lacks a package', {}],
    ['holds another version', { 'node_modules/a': { version: '1.2.4', integrity: 'sha512-a' } }],
    ['holds other bytes', { 'node_modules/a': { version: '1.2.3', integrity: 'sha512-b' } }],
    ['holds a package too many', { ...needed, 'node_modules/b': { version: '1.0.0' } }],
  ])('does not fit when it %s', (_, installed) => {
    expect(dependenciesMatch(projectWith(installed))).toBe(false);
  });

  it('does not fit when a package was removed by hand', () => {
    const folder = projectWith(needed);
    rmSync(join(folder, 'node_modules', 'a'), { recursive: true });
    expect(dependenciesMatch(folder)).toBe(false);
  });
});

describe('npm ci that fails', () => {
  /** Stands in for npm: prints and fails. */
  const npmThatSays = (text: string) => [
    process.execPath,
    '-e',
    `console.error(${JSON.stringify(text)}); process.exit(1)`,
    '--',
  ];

  it.each([
    [
      'npm error code ENOTFOUND',
      'npm could not fetch the packages from its registry',
      'npm config get registry',
    ],
    ['npm error code E403', 'npm could not fetch the packages from its registry', 'npm config get registry'],
    ['npm error code EUSAGE', 'package-lock.json does not fit package.json', 'npm install'],
    ['npm error code ENOSPC', 'npm ci ended with code 1', 'npm-ci.log'],
  ])('with "%s" says: %s', async (output, message, remedy) => {
    await expect(installDependencies(temporaryFolder(), npmThatSays(output))).rejects.toThrow(
      expect.objectContaining({
        message: expect.stringContaining(message) as string,
        remedy: expect.stringContaining(remedy) as string,
      }),
    );
  });

  it('because it is not installed says so', async () => {
    await expect(installDependencies(temporaryFolder(), ['npm-that-is-not-there'])).rejects.toThrow(
      'npm is not installed.',
    );
  });

  it('leaves its whole output in the cache', async () => {
    const folder = temporaryFolder();
    await expect(installDependencies(folder, npmThatSays('first line'))).rejects.toThrow();
    expect(readFileSync(join(folder, '.cache', 'npm-ci.log'), 'utf8')).toContain('first line');
  });
});
