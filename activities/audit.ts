import type { AuditResult, ExtractResult, RunContext } from '../contracts/steps.js';
import { rowsSelect } from '../engine/rows_select.js';
import { auditTable, type AuditRow } from '../sql/steps/audit_table.js';
import { planTable } from '../sql/steps/table_plan.js';
import type { Dependencies } from './dependencies.js';
import { configurationOf, scratchOf, writeTable } from './run_folder.js';
import { durably } from './step.js';

/** Columns of the table `audit`. */
export const auditColumns = {
  table_name: 'varchar',
  column_name: 'varchar',
  source_heading: 'varchar',
  kind: 'varchar',
  row_count: 'bigint',
  missing: 'bigint',
  unparseable: 'bigint',
  distinct_values: 'bigint',
  minimum: 'varchar',
  maximum: 'varchar',
  repeated_rows: 'bigint',
} as const satisfies Record<keyof AuditRow, string>;

/** Describes every column of every staged table, before anything is cleaned. */
export const audit =
  ({ store, engine }: Dependencies) =>
  ({
    run,
    staged,
  }: {
    readonly run: RunContext;
    readonly staged: ExtractResult['tables'];
  }): Promise<AuditResult> =>
    durably(async ({ signal, report }) => {
      const config = await configurationOf(store, run);
      return await engine.withSession(
        { temporaryFolder: scratchOf(store, run, 'audit'), signal },
        async (session) => {
          const rows: AuditRow[] = [];
          for (const { name, ref, columns } of staged) {
            report({ table: name });
            const plan = planTable(config, run.asOf, name, columns);
            rows.push(...(await auditTable(session, plan, await store.get(ref))));
          }
          const ref = await writeTable(store, session, run, 'audit', rowsSelect(auditColumns, rows), {
            hashed: true,
          });
          return { audit: ref, columns: rows.length };
        },
      );
    });
