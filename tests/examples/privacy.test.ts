import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../config/load.js';
import { createDuckDb } from '../../engine/duckdb/duckdb.js';
import { readParts } from '../outputs/workbook/parts.js';
import { copyExampleShop, exampleShop } from '../support/example_shop.js';
import { openWorkbench, type JobSteps, type Workbench } from '../support/job.js';

const configuration = join(exampleShop, 'memberflow.yaml');

let bench: Workbench;
let scored: JobSteps;
/** Names of the members and where they live, as the cells of their sheet have them. */
let personal: readonly string[];
beforeAll(async () => {
  bench = await openWorkbench();
  copyExampleShop(bench.folder);
  const { config } = await loadConfig(configuration);
  scored = await bench.score({ ...config }, '2018-01-01');
  const members = scored.extracted.tables.find((table) => table.name === 'members');
  const rows = await bench.rows(members?.ref, '"姓名" as name, "地区" as region');
  const cells = rows.flatMap(({ name, region }) => [name, region]);
  personal = [...new Set(cells.flatMap((cell) => (cell === null ? [] : [String(cell).trim()])))];
}, 120_000);
afterAll(() => bench.dispose());

/** Publishes the example in a folder of its own. */
async function published(folder: string, sees: readonly string[]): Promise<void> {
  const { config } = await loadConfig(configuration, [
    `publish.folder=${folder}`,
    `publish.sees=${JSON.stringify(sees)}`,
  ]);
  const run = await bench.open({ ...config }, '2018-01-01', folder);
  await bench.publish({ ...scored, run });
}

/** What is personal in any cell of any table of the database. */
async function inDatabase(folder: string): Promise<readonly string[]> {
  const texts = await createDuckDb({ memoryLimit: '512MB', threads: 1 }).withSession(
    {
      temporaryFolder: join(bench.folder, 'looking'),
      signal: new AbortController().signal,
      attach: join(bench.folder, folder, 'memberflow.duckdb'),
    },
    async (session) => {
      const tables = await session.rows(
        `select table_name from information_schema.tables
         where table_catalog = 'published' and table_type = 'BASE TABLE'`,
      );
      const found: string[] = [];
      for (const { table_name: table } of tables) {
        const rows = await session.rows(
          `select distinct cast(whole as varchar) as row_text from published.${String(table)} as whole`,
        );
        found.push(...rows.map((row) => String(row['row_text'])));
      }
      return found;
    },
  );
  expect(texts.length).toBeGreaterThan(1_000);
  return personalIn(texts.join('\n'));
}

/** What is personal in any part of the workbook. */
async function inWorkbook(folder: string): Promise<readonly string[]> {
  const parts = await readParts(join(bench.folder, folder, 'demo-shop-rfm-2018-01-01.xlsx'));
  expect(parts.size).toBeGreaterThan(5);
  return personalIn([...parts.values()].join('\n'));
}

const personalIn = (text: string): readonly string[] => personal.filter((one) => text.includes(one));

describe('what is personal in the example', () => {
  it('is much, which its sources hold', () => {
    expect(personal.length).toBeGreaterThan(500);
  });

  it('is found nowhere in database and workbook', async () => {
    await published('masked', []);
    expect(await inDatabase('masked')).toEqual([]);
    expect(await inWorkbook('masked')).toEqual([]);
  });

  it('is found there by readers who see what is personal', async () => {
    await published('whole', ['personal']);
    const inTables = await inDatabase('whole');
    expect(inTables.length).toBeGreaterThan(1);
    expect(await inWorkbook('whole')).toEqual(expect.arrayContaining([...inTables]));
  });
});
