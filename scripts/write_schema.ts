import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { configJsonSchema } from '../config/json_schema.js';
import { churnFeaturesReference } from './churn_features_reference.js';
import { configReference } from './config_reference.js';

const begin = '<!-- begin of the generated reference -->';
const end = '<!-- end of the generated reference -->';

/** What is derived from the configuration's schema and from the catalogue of features: paths below the project's folder and what they should hold. */
export async function derivedFiles(project: string): Promise<ReadonlyMap<string, string>> {
  const schema = configJsonSchema();
  const withReferenceIn = async (page: string, reference: string) =>
    [page, withReference(page, await readFile(join(project, page), 'utf8'), reference)] as const;
  const derived = new Map([
    ['config/memberflow.schema.json', JSON.stringify(schema)],
    await withReferenceIn('docs/configuration.md', configReference(schema)),
    await withReferenceIn('docs/churn_features.md', churnFeaturesReference()),
  ]);
  const formatted = [...derived].map(async ([path, text]) => {
    const filepath = join(project, path);
    return [path, await format(text, { ...(await resolveConfig(filepath)), filepath })] as const;
  });
  return new Map(await Promise.all(formatted));
}

function withReference(page: string, guide: string, reference: string): string {
  const [from, to] = [guide.indexOf(begin), guide.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`${page} needs the lines ${begin} and ${end}`);
  return `${guide.slice(0, from + begin.length)}\n\n${reference}\n\n${guide.slice(to)}`;
}

/** `node dist/scripts/write_schema.js`, in the project's folder: brings the derived files up to date. */
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const project = process.cwd();
  for (const [path, text] of await derivedFiles(project)) await writeFile(join(project, path), text);
}
