import path from 'node:path';
import { writeShop } from './write_shop.js';

/**
 * Writes the shop's workbook, files and ledger, by default where they are checked in:
 * `npm run build && node dist/examples/shop/generate.js [folder]`
 */
await writeShop(process.argv[2] ?? path.join('examples', 'shop'));
