import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../worker/project.js';

/** The folder of the bundled shop. */
export const exampleShop = join(projectFolder(), 'examples', 'shop');

/** Its configuration and its sources. */
const ofAUser = /\.(?:yaml|xlsx|csv|csv\.gz)$/;

/** Copies what a user of the bundled shop has into a folder. */
export function copyExampleShop(folder: string): void {
  for (const file of readdirSync(exampleShop).filter((name) => ofAUser.test(name)))
    copyFileSync(join(exampleShop, file), join(folder, file));
}
