import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createActivities } from '../activities/index.js';
import { parseConfig } from '../config/load.js';
import { createDuckDb } from '../engine/duckdb/duckdb.js';
import { defaultDuckDbSettings } from '../engine/duckdb/settings.js';
import { openFolderStore } from '../store/folder.js';
import { generateOrders } from './orders.js';
import { runHere } from './run_here.js';

const asOf = '2018-01-01';
const runId = 'bench';
const ordersPerMember = 6;
/** Of the amounts; what lies beneath is set aside, so that the quarantine has its share of rows. */
const leastAmount = 24;

/**
 * Makes a run of generated orders, with quintiles over everything, in `store/` of a folder; its manifest, facts and
 * configuration stand beside that.
 */
export async function publishedRun(folder: string, members: number): Promise<void> {
  const orders = join(folder, 'orders.parquet');
  await generateOrders(orders, { orders: members * ordersPerMember, members });
  const config = parseConfig({
    version: 1,
    business: 'bench',
    time_zone: 'Asia/Shanghai',
    currency: 'CNY',
    locale: 'zh-CN',
    sources: { orders: { kind: 'parquet', path: orders } },
    tables: {
      orders: {
        source: 'orders',
        columns: {
          order_id: 'order_id',
          member_id: 'member_id',
          ordered_at: 'ordered_at',
          amount: 'amount',
        },
        min_amount: leastAmount,
      },
    },
    publish: { workbook: false, database: false },
  });
  const steps = createActivities({
    store: openFolderStore(join(folder, 'store')),
    engine: createDuckDb(defaultDuckDbSettings),
    codeVersion: 'bench',
  });
  await runHere({ steps, config, asOf, runId, baseFolder: folder });
  const stored = join(folder, 'store', config.business, 'runs', runId);
  for (const file of ['manifest.json', 'facts.json', 'config.json']) {
    await copyFile(join(stored, file), join(folder, file));
  }
}
