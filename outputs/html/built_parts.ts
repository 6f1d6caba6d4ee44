import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** What the build made for browsers (`scripts/steps/page.mjs`). */
export interface BuiltParts {
  readonly script: string;
  readonly style: string;
}

/** Beside the compiled rooms; from the sources, in the dist folder of the project. */
const folders = ['../../page/', '../../dist/page/'].map((path) => new URL(path, import.meta.url));

/** @throws where the project was not built */
export async function builtParts(): Promise<BuiltParts> {
  const folder = folders.find((url) => existsSync(new URL('page.js', url)));
  if (folder === undefined)
    throw new Error(
      `The page's script was not built in ${fileURLToPath(folders[0] ?? '')}: run npm run build.`,
    );
  const read = (name: string) => readFile(new URL(name, folder), 'utf8');
  const [script, style] = await Promise.all([read('page.js'), read('page.css')]);
  return { script, style };
}
