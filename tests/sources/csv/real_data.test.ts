import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { inFolder, withSource } from '../reading.js';

const data =
  process.env['MEMBERFLOW_TEST_DATA'] ?? path.resolve(import.meta.dirname, '../../../../shared/data');

/** Rows of each file, as its publisher states them. */
const published: readonly (readonly [string, number, string])[] = [
  ['online-retail/online-retail.csv.gz', 541_909, ','],
  ['complete-journey/transactions_sample.csv.gz', 75_000, ','],
  ['complete-journey/demographics.csv', 801, ','],
  ['complete-journey/products.csv.gz', 92_331, ','],
  ['complete-journey/campaigns.csv', 6_589, ','],
  ['telco/telco-customer-churn.csv', 7_043, ','],
  ['iranian-churn/iranian_churn.csv', 3_150, ','],
  ['bank-marketing/bank-additional.csv', 4_119, ';'],
];

describe.skipIf(!existsSync(data))('published data sets', () => {
  it.each(published)(
    '%s has %i rows, numbered without a gap',
    { timeout: 120_000 },
    async (file, rows, delimiter) => {
      await inFolder({}, (folder) =>
        withSource(
          folder,
          { kind: 'csv', path: path.join(data, file), delimiter },
          async ({ relation, session }) => {
            const [found] = await session.rows(
              `select count(*) as rows, count(distinct source_row) as numbers, max(source_row) as last from (${relation.sql})`,
            );
            expect(found).toEqual({ rows, numbers: rows, last: rows + 1 });
          },
        ),
      );
    },
  );

  it('keeps the lines of Online Retail without a customer as null', { timeout: 120_000 }, async () => {
    const source = { kind: 'csv', path: path.join(data, 'online-retail/online-retail.csv.gz') };
    await inFolder({}, (folder) =>
      withSource(folder, source, async ({ relation, session }) => {
        const [found] = await session.rows(`
          select count(*) filter (where CustomerID is null) as guests,
            count(*) filter (where InvoiceNo like 'C%') as cancelled from (${relation.sql})`);
        expect(found).toEqual({ guests: 135_080, cancelled: 9_288 });
      }),
    );
  });
});
