import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { shopSeed, simulateShop } from './shop.js';

/**
 * Writes `orders.xlsx` and `ledger.json`, by default where they are checked in:
 * `npm run build && node dist/examples/shop/generate.js [folder]`
 */
const folder = process.argv[2] ?? path.join('examples', 'shop');
const { workbook, ledger } = await simulateShop(shopSeed);
await writeFile(path.join(folder, 'orders.xlsx'), workbook);
await writeFile(path.join(folder, 'ledger.json'), `${JSON.stringify(ledger, null, 2)}\n`);
