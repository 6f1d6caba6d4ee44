import type { Config } from '../config/schema.js';
import type { TableRef } from '../contracts/references.js';
import { MemberflowError } from '../contracts/failures.js';
import type {
  CleanFigures,
  CleanResult,
  ExtractResult,
  LineCounts,
  RunContext,
  StagedTable,
} from '../contracts/steps.js';
import { reconcile } from '../domain/quality/reconciliation.js';
import { tableContracts, tableNames, type TableName } from '../domain/tables/index.js';
import { rowJson } from '../engine/row_text.js';
import { rowsSelect } from '../engine/rows_select.js';
import type { Session } from '../engine/session.js';
import { sqlOf } from '../sql/load.js';
import { cleanOrdersSelect } from '../sql/steps/clean_orders.js';
import {
  cleanTableSelect,
  emptyTableSelect,
  judgeTable,
  quarantineSelect,
} from '../sql/steps/clean_table.js';
import { judgeOrders } from '../sql/steps/judge_orders.js';
import type { OrderPlan } from '../sql/steps/order_view.js';
import { adjustmentRates } from '../sql/steps/prices.js';
import { rejectLinkCycles, rejectUnknownOrders } from '../sql/steps/relations_between.js';
import { planTable, type TablePlan } from '../sql/steps/table_plan.js';
import {
  countingErased,
  orderFigures,
  tableFigures,
  type OrderFigures,
  type TableFigures,
} from '../sql/steps/tallies.js';
import type { Dependencies } from './dependencies.js';
import { configurationOf, openTable, scratchOf, writeTable } from './run_folder.js';
import { durably, type Step } from './step.js';

/** Tables that cleaning orders looks things up in; an empty one stands in for those that are not configured. */
const lookedUp = ['member_links', 'exclusions', 'exchange_rates'] as const satisfies readonly TableName[];

/** Parts clean rows from those that do not count, table by table, and accounts for every row and every cent. */
export const clean =
  ({ store, engine }: Dependencies) =>
  ({
    run,
    staged,
  }: {
    readonly run: RunContext;
    readonly staged: ExtractResult['tables'];
  }): Promise<CleanResult> =>
    durably(async (step) => {
      const config = await configurationOf(store, run);
      return await engine.withSession(
        { temporaryFolder: scratchOf(store, run, 'clean'), signal: step.signal },
        async (session) => {
          const cleaning: Cleaning = { store, session, run, config, step, tables: {}, figures: [] };
          await openEmptyLookups(cleaning);
          for (const table of inOrder(staged)) await cleanOne(cleaning, table);
          await writeAdjustments(cleaning);
          await writeReconciliation(cleaning);
          return { tables: cleaning.tables, figures: figuresOf(cleaning) };
        },
      );
    });

interface Cleaning {
  readonly store: Dependencies['store'];
  readonly session: Session;
  readonly run: RunContext;
  readonly config: Config;
  readonly step: Step;
  readonly tables: Record<string, TableRef>;
  readonly figures: TableFigures[];
}

/** Tables in the order in which they need each other: what orders are looked up in stands before them. */
const inOrder = (staged: readonly StagedTable[]): readonly StagedTable[] =>
  tableNames.flatMap((name) => staged.filter((table) => table.name === name));

async function openEmptyLookups({ session, run }: Cleaning): Promise<void> {
  for (const name of lookedUp) {
    await session.run(
      `create or replace temp view ${name}_clean as ${emptyTableSelect(tableContracts[name])}`,
    );
  }
  await session.run(sqlOf('features/member_identities'), { as_of: run.asOf });
}

async function cleanOne(cleaning: Cleaning, { name, ref, columns, erased }: StagedTable): Promise<void> {
  const { store, session, run, config, step } = cleaning;
  step.report({ table: name, rows: ref.rows });
  const plan = planTable(config, run.asOf, name, columns);
  const path = await store.get(ref);
  if (isOrders(plan)) await judgeOrders(session, plan, path, { currency: config.currency });
  else await judgeTable(session, plan, path);
  if (name === 'member_links') await rejectLinkCycles(session, plan, run.asOf);
  if (name === 'refunds') await rejectUnknownOrders(session, plan);
  const hashed = name === 'orders';
  await writeAndOpen(
    cleaning,
    `${name}_clean`,
    isOrders(plan) ? cleanOrdersSelect(plan) : cleanTableSelect(plan),
    hashed,
  );
  const raw = rowJson(
    columns.map(({ heading }) => heading),
    'staged',
  );
  const quarantine = await writeAndOpen(cleaning, `${name}_quarantine`, quarantineSelect(plan, raw), true);
  if (name === 'member_links') await session.run(sqlOf('features/member_identities'), { as_of: run.asOf });
  const quarantinePath = await store.get(quarantine);
  const figures = isOrders(plan)
    ? await orderFigures(session, plan, quarantinePath)
    : await tableFigures(session, plan, quarantinePath);
  cleaning.figures.push(erased === undefined ? figures : countingErased(figures, erased));
}

const isOrders = (plan: TablePlan): plan is OrderPlan => plan.name === 'orders';

async function writeAndOpen(
  { store, session, run, tables }: Cleaning,
  name: string,
  select: string,
  hashed: boolean,
): Promise<TableRef> {
  const ref = await writeTable(store, session, run, name, select, { hashed });
  tables[name] = ref;
  await openTable(store, session, name, ref);
  return ref;
}

/** Refunds and netted cancellations, which lessen orders from their own time on. */
async function writeAdjustments(cleaning: Cleaning): Promise<void> {
  const { session, config } = cleaning;
  if (cleaning.tables['refunds_clean'] === undefined) {
    await session.run(
      `create or replace temp view refunds_clean as ${emptyTableSelect(tableContracts.refunds)}`,
    );
  }
  const rates = adjustmentRates({ config: config.tables.orders });
  await writeAndOpen(cleaning, 'order_adjustments', sqlOf('staging/order_adjustments', rates), true);
}

/** Sums are wider than amounts: a single mistyped one may already have all their digits. */
export const reconciliationColumns = {
  table_name: 'varchar',
  line: 'varchar',
  row_count: 'bigint',
  amount: 'decimal(38, 4)',
} as const;

async function writeReconciliation(cleaning: Cleaning): Promise<void> {
  const { session, figures } = cleaning;
  const { rows, closes } = reconcile(figures.map(({ tallies }) => tallies));
  const adjustments = await session.rows(sqlOf('checks/adjustment_kinds'));
  const lines = [
    ...rows.map(({ table, line, rows: row_count, amount }) => ({
      table_name: table,
      line,
      row_count,
      amount,
    })),
    ...figures.flatMap(({ tallies, details }) =>
      details.map(({ line, rows: row_count, amount }) => ({
        table_name: tallies.table,
        line,
        row_count,
        amount,
      })),
    ),
    ...adjustments.map((row) => ({
      table_name: 'order_adjustments',
      line: String(row['kind']),
      row_count: Number(row['row_count']),
      amount: String(row['amount']),
    })),
  ];
  await writeAndOpen(cleaning, 'reconciliation', rowsSelect(reconciliationColumns, lines), true);
  if (!closes) {
    throw new MemberflowError(
      'ReconciliationFailed',
      'Rows or money of the sources do not add up after cleaning',
      {
        remedy: 'This is a fault of memberflow: report it with the table reconciliation of this run.',
      },
    );
  }
}

function figuresOf({ figures }: Cleaning): CleanFigures {
  const orders = figures.find((one): one is OrderFigures => one.tallies.table === 'orders');
  if (orders === undefined) throw new RangeError('The run has no orders');
  return {
    lines: linesOf(orders),
    tables: Object.fromEntries(figures.map((one) => [one.tallies.table, linesOf(one)])),
    afterAsOf: orders.afterAsOf,
    orders: orders.orders,
    newestOrder: orders.newest,
  };
}

const linesOf = ({ tallies: { source, kept, quarantined, excluded } }: TableFigures): LineCounts => ({
  read: source.rows,
  kept: kept.rows,
  quarantined: quarantined.rows,
  excluded: excluded.rows,
});
