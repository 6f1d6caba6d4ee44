import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { MemberflowError } from '../contracts/failures.js';
import type { SourcesReport, TriedTable } from '../contracts/sources_report.js';
import type { RunContext } from '../contracts/steps.js';
import { tableNames } from '../domain/tables/index.js';
import { withOwnFolder } from '../engine/own_folder.js';
import type { Session } from '../engine/session.js';
import { headingsOf } from '../sql/columns/mapping.js';
import type { Relation } from '../sources/index.js';
import { planTable } from '../sql/steps/table_plan.js';
import type { Dependencies } from './dependencies.js';
import { openRelation, type TableToOpen } from './open_relation.js';
import { refuseUnknownPrivacyNames } from './privacy_names.js';
import { configurationOf, runUri, scratchOf } from './run_folder.js';
import { durably } from './step.js';

/** Rows of each source that are read to try it. */
const sample = 1_000;

/** Tries every configured table where the worker runs; faults of sources are reported, not thrown. */
export const inspectSources =
  ({ store, engine }: Dependencies) =>
  (run: RunContext): Promise<SourcesReport> =>
    durably(async (step) => {
      const config = await configurationOf(store, run);
      const temporaryFolder = scratchOf(store, run, 'inspect');
      try {
        return await withOwnFolder(scratchOf(store, run, 'inspect-spool'), (spoolFolder) =>
          engine.withSession({ temporaryFolder, signal: step.signal }, async (session) => {
            const tables: TriedTable[] = [];
            const headings: string[] = [];
            for (const name of tableNames.filter((one) => config.tables[one] !== undefined)) {
              const folder = join(spoolFolder, name);
              await mkdir(folder, { recursive: true });
              const tried = await tryTable({ run, config, session, step, name, folder });
              tables.push(tried.table);
              headings.push(...tried.headings);
            }
            // What a source holds that could not be opened is not known.
            if (tables.every(({ failure }) => failure === null)) refuseUnknownPrivacyNames(config, headings);
            return { tables };
          }),
        );
      } finally {
        // Trying the sources makes no run that anybody would look for.
        await rm(store.scratch(runUri(run)), { recursive: true, force: true });
        await store.remove(runUri(run));
      }
    });

interface Trial {
  readonly table: TriedTable;
  /** Of the source, if it could be opened. */
  readonly headings: readonly string[];
}

async function tryTable(trial: TableToOpen): Promise<Trial> {
  const { run, config, session, name } = trial;
  const columns = Object.entries(config.tables[name]?.columns ?? {}).map(([column, mapping]) => ({
    column,
    headings: [...headingsOf(mapping)],
  }));
  try {
    const relation = await openRelation(trial);
    planTable(config, run.asOf, name, relation.columns);
    const files = relation.files.map(({ path, bytes, sheets }) => ({
      path,
      bytes,
      ...(sheets === undefined ? {} : { sheets: [...sheets] }),
    }));
    const sampled = await sampledRows(session, relation);
    return {
      table: { table: name, files, sampledRows: sampled, columns, failure: null },
      headings: relation.columns.map(({ heading }) => heading),
    };
  } catch (error) {
    if (!(error instanceof MemberflowError)) throw error;
    const { failure: type, message, details } = error;
    const refused = { type, message, details };
    return { table: { table: name, files: [], sampledRows: 0, columns, failure: refused }, headings: [] };
  }
}

async function sampledRows(session: Session, { sql }: Relation): Promise<number> {
  const [row] = await session.rows(
    `select count(*) as row_count from (select * from (${sql}) as source limit ${sample}) as sampled`,
  );
  return Number(row?.['row_count'] ?? 0);
}
