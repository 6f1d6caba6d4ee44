import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { readXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../config/load.js';

const examples = new URL('../../examples/', import.meta.url);
const fileOf = (name: string) => fileURLToPath(new URL(`${name}/memberflow.yaml`, examples));

describe('the example configurations', () => {
  it('are those that are tested here', async () => {
    const files = await readdir(examples, { recursive: true });
    const folders = files.filter((file) => basename(file) === 'memberflow.yaml').map(dirname);
    expect(folders.sort()).toEqual(['complete-journey', 'online-retail', 'shop']);
  });

  it.each([
    ['shop', 'Asia/Shanghai', 'CNY', 'order'],
    ['online-retail', 'Europe/London', 'GBP', 'line'],
    ['complete-journey', 'America/New_York', 'USD', 'line'],
  ])('%s is valid: %s, %s, a row is an %s', async (name, timeZone, currency, grain) => {
    const { config } = await loadConfig(fileOf(name));
    expect([config.time_zone, config.currency, config.tables.orders.grain]).toEqual([
      timeZone,
      currency,
      grain,
    ]);
  });

  it('name no folder of one machine', async () => {
    for (const name of ['online-retail', 'complete-journey']) {
      const { sources } = (await loadConfig(fileOf(name))).config;
      for (const { path } of Object.values(sources)) {
        expect(path, name).toMatch(/^\$\{env:MEMBERFLOW_TEST_DATA\}\//);
      }
    }
  });

  it("of the shop maps the headings of the workbook's own sheets and of the files beside it", async () => {
    const { sheets } = await readXlsx(await readFile(new URL('shop/orders.xlsx', examples)));
    const { config } = await loadConfig(fileOf('shop'));
    for (const [table, declared] of Object.entries(config.tables)) {
      if (!declared?.source) continue;
      const source = config.sources[declared.source];
      if (source?.kind === 'csv') {
        const bytes = await readFile(new URL(`shop/${source.path}`, examples));
        const text = (source.path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
        expect(text.slice(0, text.indexOf('\n')).split(',')).toEqual(Object.values(declared.columns));
        continue;
      }
      const patterns = source?.kind === 'workbook' ? (source.sheets ?? []) : [];
      const own = sheets.filter(({ name }) =>
        patterns.some((pattern) => new RegExp(`^${pattern.replaceAll('?', '.')}$`).test(name)),
      );
      expect(own.length, table).toBe(table === 'orders' ? 3 : 1);
      for (const { rows } of own)
        expect(rows[0]).toEqual(expect.arrayContaining(Object.values(declared.columns)));
    }
  });
});
