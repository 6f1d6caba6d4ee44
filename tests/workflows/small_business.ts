import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createActivities, type Activities } from '../../activities/index.js';
import { configHash } from '../../config/hash.js';
import { parseConfig } from '../../config/load.js';
import type { ChurnConfig } from '../../config/schema.js';
import type { JobInput } from '../../contracts/run.js';
import { createDuckDb } from '../../engine/duckdb/duckdb.js';
import { openFolderStore } from '../../store/folder.js';
import { leavingChurn, leavingOrders, leavingTable } from '../support/leaving_business.js';

/** Marks every member number of the tests, so that one that travels through Temporal is found. */
export const memberMark = 'card-of-';

/** Twelve orders of six members in two years; one row has no member, one is repeated, one lies after the as-of. */
const orders = `order no,card,time,amount,state
1,${memberMark}ann,2019-11-02 10:00:00,120.00,paid
2,${memberMark}ann,2020-01-15 09:30:00,80.50,paid
3,${memberMark}ben,2019-12-24 18:00:00,45.00,paid
4,${memberMark}ben,2020-02-29 12:00:00,60.00,returned
5,${memberMark}cai,2020-03-01 08:15:00,300.00,paid
6,${memberMark}cai,2020-03-09 20:45:00,19.90,paid
7,${memberMark}cai,2020-04-11 11:11:11,75.25,paid
8,${memberMark}dee,2019-10-10 10:10:10,12.00,paid
9,${memberMark}eve,2020-05-05 05:05:05,640.00,paid
9,${memberMark}eve,2020-05-05 05:05:05,640.00,paid
10,,2020-05-06 15:00:00,33.00,paid
11,${memberMark}fay,2020-05-30 16:20:00,58.80,paid
12,${memberMark}fay,2020-07-01 00:00:00,99.00,paid
`;

/** Every second row lacks its member. */
const spoiledOrders = `order no,card,time,amount,state
1,${memberMark}ann,2020-01-01,10.00,paid
2,,2020-01-02,10.00,paid
3,,2020-01-03,10.00,paid
`;

export const asOf = '2020-06-30';

/** A business in a folder, with activities that work on its files. */
export interface SmallBusiness {
  readonly activities: Activities;
  /**
   * Input of a job; `spoiled` reads orders that cross the limit of rejected rows, `churn` those of members who leave, with
   * what member operations do of it.
   */
  input(
    business: string,
    change?: {
      readonly spoiled?: boolean;
      readonly heading?: string;
      readonly churn?: ChurnConfig['in_member_operations'];
    },
  ): JobInput;
}

/** Writes the sources of a business into a folder. */
export function openSmallBusiness(
  folder: string,
  store = openFolderStore(join(folder, 'store')),
): SmallBusiness {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'orders.csv'), orders);
  writeFileSync(join(folder, 'spoiled.csv'), spoiledOrders);
  writeFileSync(join(folder, 'leaving.csv'), leavingOrders(memberMark));
  return {
    activities: createActivities({
      store,
      engine: createDuckDb({ memoryLimit: '256MB', threads: 1 }),
      codeVersion: 'test',
    }),
    input(business, { spoiled = false, heading = 'card', churn } = {}) {
      const config = parseConfig({
        version: 1,
        business,
        time_zone: 'Asia/Shanghai',
        currency: 'CNY',
        sources: {
          orders: { kind: 'csv', path: spoiled ? 'spoiled.csv' : 'orders.csv' },
          ...(churn === undefined ? {} : { leaving: { kind: 'csv', path: 'leaving.csv' } }),
        },
        tables: {
          orders:
            churn === undefined
              ? {
                  source: 'orders',
                  columns: { order_id: 'order no', member_id: heading, ordered_at: 'time', amount: 'amount' },
                  cancelled: { column: 'state', values: ['returned'] },
                }
              : leavingTable('leaving'),
        },
        ...(churn === undefined ? {} : { churn: { ...leavingChurn, in_member_operations: churn } }),
        rfm: { bins: { method: 'median' } },
        gates: { rejected_share: 0.3 },
        publish: { folder: join('out', business) },
        mail: {
          from: { address: 'crm@example.com' },
          groups: {
            team: { to: ['analyst@example.com'], attach: ['report', 'workbook'], failures: true },
            board: {
              to: ['director@example.com'],
              locale: 'zh-CN',
              content: ['findings'],
              attach: ['report'],
            },
          },
        },
      });
      const { time_zone: timeZone } = config;
      const configurationHash = configHash(config);
      return {
        business,
        asOf,
        timeZone,
        configuration: { ...config },
        configurationHash,
        baseFolder: folder,
      };
    },
  };
}
