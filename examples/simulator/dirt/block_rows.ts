import { tableContracts, type TableName } from '../../../domain/tables/index.js';
import { quoteIdentifier, quoteLiteral } from '../../../engine/quote.js';
import type { Session } from '../../../engine/session.js';
import type { Cells, Surroundings } from './fault.js';
import { insertRows } from './insert_rows.js';
import { chosenRows, type Block, type Candidate, type SpoiledBlock } from './spoil_block.js';
import { textCell } from './text_cells.js';
import type { DirtSettings } from './write_table.js';

/** A clean table as it is read for spoiling. */
export interface CleanTable {
  readonly surroundings: Surroundings;
  /** SQL of its columns, each as a text under its name. */
  readonly texts: string;
  /** SQL condition for rows that stay as they are. */
  readonly spared: string;
}

/** A block of a clean file. */
export interface Part {
  readonly file: string;
  /** Rows of the file that stand before the block. */
  readonly skipped: number;
  readonly block: Block;
}

export async function describeClean(
  session: Session,
  name: TableName,
  file: string,
  settings: DirtSettings,
  spared: string,
): Promise<CleanTable> {
  const described = await session.describe(`select * from read_parquet(${quoteLiteral(file)})`);
  const columns = described.map((column) => column.name);
  const texts = described.map(
    (column) => `${textCell(column, settings.timeZone)} as ${quoteIdentifier(column.name)}`,
  );
  return {
    surroundings: { ...settings, name, contract: tableContracts[name], columns },
    texts: texts.join(', '),
    spared,
  };
}

/** Makes an empty table of texts, with the place of each row. */
export async function makeTexts(session: Session, table: string, columns: readonly string[]): Promise<void> {
  const texts = columns.map((name) => `${quoteIdentifier(name)} varchar`);
  await session.run(
    `create or replace temp table ${table} (${[...texts, 'place bigint', 'turn bigint'].join(', ')})`,
  );
}

/** FROM item of a block's clean rows with their number among those of the table. */
const cleanRows = ({ file, skipped, block }: Part): string =>
  `(select *, file_row_number + ${block.firstRow - skipped} as place
    from read_parquet(${quoteLiteral(file)}, file_row_number = true)
    where file_row_number >= ${skipped} and file_row_number < ${skipped + block.rows})`;

/** The rows of a block that are to be spoiled, as texts, in their order. */
export async function candidatesOf(
  session: Session,
  { surroundings, texts, spared }: CleanTable,
  part: Part,
  { seed, share }: Pick<DirtSettings, 'seed' | 'share'>,
): Promise<readonly Candidate[]> {
  const chosen = chosenRows(surroundings.name, part.block, seed, share);
  const rows = await session.rows(
    `select ${texts}, place from ${cleanRows(part)}
     where place in (select unnest(from_json($chosen, '["BIGINT"]'))) and not coalesce(${spared}, false)
     order by place`,
    { chosen: JSON.stringify(chosen) },
  );
  return rows.map(({ place, ...cells }) => ({ cleanRow: Number(place), cells: cells as Cells }));
}

/** SELECT of a block's dirty rows, in their order. */
export async function dirtySelect(
  session: Session,
  { surroundings: { columns }, texts }: CleanTable,
  part: Part,
  { placed, late }: SpoiledBlock,
): Promise<string> {
  await makeTexts(session, 'placed_rows', columns);
  const rows = placed.map(({ cells, place, turn }) => ({
    ...cells,
    place: String(place),
    turn: String(turn),
  }));
  await insertRows(session, 'placed_rows', [...columns, 'place', 'turn'], rows);
  await makeTexts(session, 'gone_rows', []);
  const gone = [...placed.filter(({ turn }) => turn === 0), ...late];
  await insertRows(
    session,
    'gone_rows',
    ['place'],
    gone.map(({ place }) => ({ place: String(place) })),
  );
  const names = columns.map(quoteIdentifier).join(', ');
  return `select ${names} from (
    select ${texts}, place, 0 as turn from ${cleanRows(part)} where place not in (select place from gone_rows)
    union all
    select ${names}, place, turn from placed_rows
  ) order by place, turn`;
}
