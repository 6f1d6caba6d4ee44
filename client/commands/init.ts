import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { schemaReference, starterConfig } from '../../config/starter.js';
import { MemberflowError } from '../../contracts/failures.js';
import { exitCodes } from '../exit_codes.js';
import { commandLine, configFileName, pathFrom, type Surroundings } from '../surroundings.js';

/** `memberflow init`: writes a commented configuration and never replaces one. */
export async function runInit(folder: string, around: Surroundings): Promise<number> {
  const target = resolve(around.folder, folder);
  const file = join(target, configFileName);
  const shown = pathFrom(around.folder, file);
  await mkdir(target, { recursive: true });
  try {
    await writeFile(file, starterConfig({ business: basename(target), schema: schemaReference(target) }), {
      flag: 'wx',
    });
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error;
    throw new MemberflowError(
      'InvalidInput',
      `${shown} is there already`,
      { remedy: `Edit it, or name another folder: memberflow init FOLDER` },
      { cause: error },
    );
  }
  around.terminal.out(`Wrote ${shown}: name your files and headings in it.`);
  around.terminal.out(`Next: ${commandLine('check', shown)}`);
  return exitCodes.completed;
}
