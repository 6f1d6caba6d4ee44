import { writeFile } from 'node:fs/promises';
import { comparisonVersion, type Comparison } from '../contracts/comparison.js';
import { MemberflowError } from '../contracts/failures.js';
import type { Manifest } from '../contracts/manifest.js';
import type { DocumentRef } from '../contracts/references.js';
import type { RunContext, TableRefs } from '../contracts/steps.js';
import { compareTables, differingTables, type ContentHashes } from '../domain/comparison/tables.js';
import type { Dependencies } from './dependencies.js';
import { publishedManifest } from './open_published.js';
import { runUri, writeDocument } from './run_folder.js';
import { durably } from './step.js';

interface Rerun {
  readonly run: RunContext;
  /** Run id of the run that was computed again. */
  readonly of: string;
  /** What computing it again gave. */
  readonly tables: TableRefs;
}

/**
 * Compares the tables of a rerun with those of its run and keeps the comparison. Equal tables are removed again, since
 * the run has them; others stay to be looked at.
 * @throws MemberflowError `RerunDiffers`
 */
export const compareRerun =
  ({ store, codeVersion }: Dependencies) =>
  ({ run, of, tables }: Rerun): Promise<{ readonly comparison: DocumentRef; readonly equal: number }> =>
    durably(async () => {
      const manifest = await publishedManifest(store, { business: run.business, runId: of });
      const compared = compareTables(
        hashesOf({ ...manifest.workingTables, ...manifest.tables }),
        hashesOf(tables),
      );
      const comparison: Comparison = {
        comparisonVersion,
        of,
        codeVersions: { before: manifest.codeVersion, after: codeVersion },
        tables: [...compared],
      };
      const document = await writeDocument(
        store,
        run,
        'comparison.json',
        { kind: 'comparison', stage: 'compare' },
        (path) => writeFile(path, `${JSON.stringify(comparison, null, 2)}\n`),
      );
      if (differingTables(compared).length > 0) throw differs(comparison, manifest, run);
      await store.remove(runUri(run, 'tables'));
      return { comparison: document, equal: compared.filter(({ before }) => before !== null).length };
    });

const hashesOf = (tables: TableRefs): ContentHashes =>
  Object.fromEntries(Object.entries(tables).map(([name, { contentHash }]) => [name, contentHash]));

function differs(comparison: Comparison, manifest: Manifest, run: RunContext): MemberflowError {
  const { of, tables } = comparison;
  const { before, after } = comparison.codeVersions;
  const differing = differingTables(tables);
  const of_all = tables.filter((table) => table.before !== null).length;
  const lines = differing.map(
    (table) => `  ${table.table}: ${table.before ?? 'none'} then, ${table.after ?? 'none'} now`,
  );
  return new MemberflowError(
    'RerunDiffers',
    [
      `${differing.length} of ${of_all} tables of run ${of} are not what its staging tables give now`,
      ...lines,
      `  computed by memberflow ${before} then, ${after} now`,
    ].join('\n'),
    {
      remedy: `${causeOf(comparison, manifest)} Published results stay as they are; the tables of now are kept in ${runUri(run, 'tables')}.`,
    },
  );
}

/** Why they may differ, and what to do about it. */
function causeOf({ codeVersions: { before, after } }: Comparison, { asOf, supersedes }: Manifest): string {
  if (supersedes !== undefined)
    return 'A member was erased from the run since it was published: its edges and weights stayed as they were reported, and are drawn without the member now.';
  return before === after
    ? 'The same code must give the same tables: report it as a fault of memberflow, with both hashes.'
    : `Another version computed it then; memberflow run rfm --as-of ${asOf} and memberflow runs diff show which figures it changes.`;
}
