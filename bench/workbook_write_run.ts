import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MockActivityEnvironment } from '@temporalio/testing';
import { createActivities } from '../activities/index.js';
import { configHash } from '../config/hash.js';
import { parseConfig } from '../config/load.js';
import type { RunContext } from '../contracts/steps.js';
import { createDuckDb } from '../engine/duckdb/duckdb.js';
import { defaultDuckDbSettings } from '../engine/duckdb/settings.js';
import { openFolderStore } from '../store/folder.js';
import { generateOrders } from './orders.js';

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
  const step = <T, A extends unknown[]>(work: (...parameters: A) => Promise<T>, ...parameters: A) =>
    new MockActivityEnvironment().run<A, T, (...parameters: A) => Promise<T>>(work, ...parameters);

  const { business, time_zone: timeZone } = config;
  const origin = { business, asOf, timeZone, configurationHash: configHash(config), baseFolder: folder };
  const configuration = await step(steps.openRun, {
    input: { ...origin, configuration: { ...config } },
    runId,
  });
  const run: RunContext = { ...origin, job: 'rfm', runId, configuration };
  const extracted = await step(steps.extract, run);
  const audited = await step(steps.audit, { run, staged: extracted.tables });
  const cleaned = await step(steps.clean, { run, staged: extracted.tables });
  const checked = await step(steps.check, { run, cleaned });
  const features = await step(steps.features, { run, cleaned });
  const scored = await step(steps.score, { run, features });
  const { facts } = await step(steps.findings, { run, audited, cleaned, scored });
  const publishedAt = '2018-01-02T00:00:00.000Z';
  await step(steps.publish, {
    run,
    publishedAt,
    extracted,
    audited,
    cleaned,
    checked,
    features,
    scored,
    facts,
  });
  const stored = join(folder, 'store', business, 'runs', runId);
  for (const file of ['manifest.json', 'facts.json', 'config.json']) {
    await copyFile(join(stored, file), join(folder, file));
  }
}
