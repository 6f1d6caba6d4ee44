import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { reasonEffects } from '../../domain/quality/reasons.js';
import type { Ledger } from '../../examples/shop/ledger.js';
import { computeReference, referencePython } from '../support/reference.js';
import { temporaryFolder } from '../support/temporary.js';

const folder = new URL('../../examples/shop/', import.meta.url);
const ledger = JSON.parse(await readFile(new URL('ledger.json', folder), 'utf8')) as Ledger;
const python = await referencePython();

describe('the ledger of the example shop', () => {
  it('speaks of reasons that memberflow knows', () => {
    const reasons = Object.values(ledger.tables).flatMap(({ quarantined }) => Object.keys(quarantined));
    expect(reasons.filter((reason) => !(reason in reasonEffects))).toEqual([]);
  });

  it.skipIf(python === null)('agrees, row by row, with an independent cleaning of the workbook', async () => {
    const workbook = fileURLToPath(new URL('orders.xlsx', folder));
    const results = await computeReference(python ?? '', 'shop', workbook, temporaryFolder());
    const lines = (await readFile(results.setAside, 'utf8')).trim().split('\n').slice(1);
    const rows = lines.map((line) => line.split(','));
    expect(Object.fromEntries(rows.map(([sheet, row, reason]) => [`${sheet}!${row}`, reason]))).toEqual(
      ledger.rows,
    );
    for (const [table, counts] of Object.entries(results.figures.tables)) {
      expect(counts, table).toEqual(ledger.tables[table]);
    }
  });
});
