import type { Shop, ShopTable } from './shop.js';

type ReadColumn = 'amount' | 'ordered_at' | 'member_id';
type Settings = Readonly<Record<string, unknown>>;

/** Orders that differ in one column alone; texts stand in quotes. */
function ordersWith(column: ReadColumn, texts: readonly string[]): string {
  const rows = texts.map((text, i) => {
    const cells = { member_id: 'ann', ordered_at: '2016-05-01', amount: '7', [column]: `"${text}"` };
    return `o${i + 1},${cells.member_id},${cells.ordered_at},${cells.amount}`;
  });
  return `order_id,member_id,ordered_at,amount\n${rows.join('\n')}\n`;
}

/** What became of each text: the value it was read as, or the reason for which its row is set aside. */
export async function readAs(
  shop: Shop,
  column: ReadColumn,
  texts: readonly string[],
  source: Settings = {},
  columns: Settings = {},
): Promise<Readonly<Record<string, string>>> {
  const orders: ShopTable = { csv: ordersWith(column, texts), source, columns, table: { min_amount: -1e9 } };
  const { cleaned } = await shop.clean({ orders });
  const clean = await shop.bench.rows(cleaned.tables['orders_clean'], `source_row, ${column} as found`);
  const quarantine = await shop.bench.rows(
    cleaned.tables['orders_quarantine'],
    'source_row, reason as found',
  );
  const found = new Map([...clean, ...quarantine].map((row) => [row['source_row'], String(row['found'])]));
  return Object.fromEntries(texts.map((text, i) => [text, found.get(i + 2) ?? 'lost']));
}
