import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectFolder } from '../../worker/project.js';

const root = projectFolder();
const namesIn = (text: string): readonly string[] =>
  [...text.matchAll(/\bMEMBERFLOW_[A-Z]+(?:_[A-Z]+)*\b/g)].map(([name]) => name);
const sorted = (names: readonly string[]): readonly string[] => [...new Set(names)].sort();

/** Rooms that may read the environment. */
const rooms = ['client', 'worker', 'config', 'activities', 'engine', 'store', 'sources', 'outputs'];

function namesOfCode(): readonly string[] {
  const files = rooms.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(root, room, name)),
  );
  return sorted(files.flatMap((file) => namesIn(readFileSync(file, 'utf8'))));
}

it('the settings of docs/production.md are those that the code reads, each on a line of its own', () => {
  const page = readFileSync(join(root, 'docs', 'production.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `(MEMBERFLOW_[A-Z_]+)` +\|/gm)].map(([, name = '']) => name);
  expect(rows.length).toBe(new Set(rows).size);
  expect(sorted(rows)).toEqual(namesOfCode());
});

it('docker-compose.yml sets nothing that nobody reads', () => {
  const compose = readFileSync(join(root, 'docker-compose.yml'), 'utf8');
  expect(namesIn(compose).filter((name) => !namesOfCode().includes(name))).toEqual([]);
});
