import { artifactOf } from '../artifacts/forms.js';
import type { RunPart } from './artifact.js';

/**
 * What tells of a run for ever: what it was made from and gave, how it was configured, whom its mails reached. A model and
 * its card belong to it: what was scored with it can be explained only while it is there.
 */
const record: ReadonlySet<string> = new Set([
  'manifest.json',
  'config.json',
  'mail',
  'model.json',
  'card.json',
]);

/**
 * Which part of a published run a file in its folder is; `scratch`: left half-written; null: the run's record, which
 * stays, so that its figures can still be explained and no mail is sent again.
 * @param names of the folders below that of the run, and of the file
 * @param working tables that stay in the folder of the run and are not published
 */
export function partOf(names: readonly string[], working: ReadonlySet<string>): RunPart | 'scratch' | null {
  const [first = '', second = ''] = names;
  const last = names.at(-1) ?? '';
  if (first === 'scratch' || last.endsWith('.partial')) return 'scratch';
  if (first === 'tables') {
    const table = artifactOf(second.replace(/\.parquet$/, ''));
    if (table.endsWith('_staged')) return 'staging';
    return working.has(table) ? 'working' : 'results';
  }
  if (record.has(first)) return null;
  return artifactOf(first.replace(/\.json$/, '')) === 'facts' ? 'results' : 'documents';
}
