import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { MemberflowError } from '../contracts/failures.js';
import type { ExtractResult, InputFile, RunContext, StagedTable } from '../contracts/steps.js';
import { tableNames, type TableName } from '../domain/tables/index.js';
import { withOwnFolder } from '../engine/own_folder.js';
import { readFailure, type Relation } from '../sources/index.js';
import { stagedSelect } from '../sql/steps/staged_select.js';
import { planTable } from '../sql/steps/table_plan.js';
import type { Dependencies } from './dependencies.js';
import { barOf, linksFirst, openBarring, type Barring } from './erasing/stage_barred.js';
import { configurationOf, scratchOf, writeTable } from './run_folder.js';
import { openRelation, type TableToOpen } from './open_relation.js';
import { refuseUnknownPrivacyNames } from './privacy_names.js';
import { durably } from './step.js';

/** Reads every configured table from its source into the run's folder, as it is. */
export const extract =
  ({ store, engine }: Dependencies) =>
  (run: RunContext): Promise<ExtractResult> =>
    durably(async (step) => {
      const config = await configurationOf(store, run);
      const temporaryFolder = scratchOf(store, run, 'extract');
      return await withOwnFolder(scratchOf(store, run, 'extract-spool'), (spoolFolder) =>
        engine.withSession({ temporaryFolder, signal: step.signal }, async (session) => {
          const bar = await barOf(store, run.business);
          const barring = bar === null ? null : await openBarring({ store, session, run }, bar);
          const names = tableNames.filter((one) => config.tables[one] !== undefined);
          const staged = new Map<TableName, Staged>();
          for (const name of barring === null ? names : linksFirst(names)) {
            const folder = join(spoolFolder, name);
            await mkdir(folder, { recursive: true });
            staged.set(name, await stage({ store, run, config, session, step, name, folder, barring }));
            await rm(folder, { recursive: true, force: true });
          }
          const inOrder = names.flatMap((name) => staged.get(name) ?? []);
          refuseUnknownPrivacyNames(
            config,
            inOrder.flatMap(({ table }) => table.columns.map(({ heading }) => heading)),
          );
          return {
            tables: inOrder.map(({ table }) => table),
            files: inOrder.flatMap(({ files }) => files),
          };
        }),
      );
    });

interface Staging extends TableToOpen {
  readonly store: Dependencies['store'];
  /** Null: nobody is barred. */
  readonly barring: Barring | null;
}

interface Staged {
  readonly table: StagedTable;
  readonly files: readonly InputFile[];
}

async function stage(staging: Staging): Promise<Staged> {
  const { store, run, config, session, name, folder, barring } = staging;
  const relation = await openRelation(staging);
  const columns = relation.columns.map(({ heading, type }) => ({ heading, type }));
  const plan = planTable(config, run.asOf, name, columns);
  const select = stagedSelect(relation);
  const writing =
    barring === null
      ? writeTable(store, session, run, `${name}_staged`, select, { hashed: false }).then((ref) => ({ ref }))
      : barring.stage(plan, select, folder);
  const written: Pick<StagedTable, 'ref' | 'erased'> = await writing.catch((error: unknown) => {
    throw readFailure(error, relation.files);
  });
  const rows = written.ref.rows + (written.erased?.rows ?? 0);
  if (rows === 0 && name === 'orders') throw noRows(relation);
  const files = relation.files.map(({ path, bytes, sha256, sheets }) => ({
    table: name,
    path,
    bytes,
    sha256,
    ...(sheets === undefined ? {} : { sheets }),
  }));
  return { table: { name, columns, ...written }, files };
}

function noRows({ files }: Relation): MemberflowError {
  const names = files.map(({ path }) => path);
  return new MemberflowError(
    'InvalidSource',
    `The order source has headings and no rows: ${names.join(', ')}`,
    {
      remedy: 'Check that the export is whole, and that path and sheets name the right file.',
      places: names.map((file) => ({ file })),
    },
  );
}
