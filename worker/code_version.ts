import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectFolder } from './project.js';

const packageSchema = z.object({ version: z.string() });
const buildSchema = z.object({ modules: z.string().nullish() });

/**
 * Version of the package and a short hash of the sources that dist was built from, such as `0.1.0+3f2a9c01`;
 * the version alone where nothing was built. Two equal ones run the same code.
 */
export function codeVersion(folder = projectFolder()): string {
  const { version } = packageSchema.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  const stamp = join(folder, 'dist', 'build.json');
  const modules = existsSync(stamp)
    ? buildSchema.parse(JSON.parse(readFileSync(stamp, 'utf8'))).modules
    : undefined;
  return modules ? `${version}+${modules.slice(0, 8)}` : version;
}
