import { createReadStream } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Config, PublishConfig } from '../config/schema.js';
import { resolveSecrets } from '../config/secrets.js';
import type { DocumentRef } from '../contracts/references.js';
import type { RunContext } from '../contracts/steps.js';
import { replaceFile } from '../outputs/replace_file.js';
import type { Store, Stored } from '../store/store.js';

/** Where result tables are published to. */
export type OutputDatabase = Exclude<PublishConfig['database'], false>;

/** The folder in which people find the outputs. */
export const outputFolder = ({ baseFolder }: Pick<RunContext, 'baseFolder'>, { publish }: Config): string =>
  resolve(baseFolder, resolveSecrets(publish.folder, process.env));

/** The DuckDB file of the output database. */
export const databaseFile = (
  run: Pick<RunContext, 'baseFolder'>,
  config: Config,
  { path }: OutputDatabase,
): string => join(outputFolder(run, config), resolveSecrets(path, process.env));

/** Puts a copy of a stored document into a folder where people look for it, whole or not at all. */
export async function placeDocument(
  store: Store,
  folder: string,
  name: string,
  stored: Pick<Stored, 'uri' | 'sha256'>,
  of: Pick<DocumentRef, 'kind' | 'stage'>,
): Promise<DocumentRef> {
  const target = join(folder, name);
  const path = await store.get(stored);
  await replaceFile(target, async (file) => {
    for await (const chunk of createReadStream(path)) await file.writeFile(chunk as Buffer);
  });
  return { ...of, uri: pathToFileURL(target).href, sha256: stored.sha256 };
}
