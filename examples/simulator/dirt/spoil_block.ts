import { tableNames, type TableName } from '../../../domain/tables/index.js';
import { firstDraw, furtherDraws } from './draws.js';
import type { Cells, MarkedRow, Surroundings } from './fault.js';
import { spoilRow } from './faults.js';

/** A run of clean rows that make one dirty file. */
export interface Block {
  /** Number of its first row among the clean rows of the table, from 1. */
  readonly firstRow: number;
  readonly rows: number;
}

/** A clean row that may be spoiled. */
export interface Candidate {
  readonly cleanRow: number;
  readonly cells: Cells;
}

/** A row that was written otherwise than in the clean table, or beside it. */
export interface PlacedRow extends MarkedRow {
  /** The clean row that it stands for; null: it comes on top. */
  readonly cleanRow: number | null;
  /** Stands where that clean row, or the one of that number, stood; rows of one place follow each other by `turn`. */
  readonly place: number;
  /** 0: instead of the clean row; others come behind it. */
  readonly turn: number;
}

export interface SpoiledBlock {
  readonly placed: readonly PlacedRow[];
  /** Rows that are not in this file, but arrive later. */
  readonly late: readonly PlacedRow[];
  /** Rows for `member_links`. */
  readonly links: readonly Cells[];
}

/** How far behind its origin a further row stands at most. */
const distance = 40;

/** The clean rows of a block that are to be spoiled: each with the same probability, whatever the others are. */
export function chosenRows(name: TableName, block: Block, seed: number, share: number): readonly number[] {
  const table = tableNames.indexOf(name);
  const chosen: number[] = [];
  for (let row = block.firstRow; row < block.firstRow + block.rows; row++) {
    if (firstDraw(seed, { table, row }) < share) chosen.push(row);
  }
  return chosen;
}

/**
 * Spoils the chosen rows of a block. What becomes of a row depends on the seed, the table, its number, its cells and
 * those of its neighbour in the list, and on nothing else.
 */
export function spoilBlock(
  candidates: readonly Candidate[],
  block: Block,
  surroundings: Surroundings,
  seed: number,
): SpoiledBlock {
  const table = tableNames.indexOf(surroundings.name);
  const last = block.firstRow + block.rows - 1;
  const placed: PlacedRow[] = [];
  const late: PlacedRow[] = [];
  const links: Cells[] = [];
  for (const [i, { cleanRow, cells }] of candidates.entries()) {
    const draws = furtherDraws(seed, { table, row: cleanRow });
    const neighbour = (candidates[i - 1] ?? candidates[i + 1])?.cells ?? cells;
    const spoiled = spoilRow({ cells, cleanRow, neighbour }, surroundings, draws);
    if (spoiled === null) continue;
    const from = { cleanRow, place: cleanRow, turn: 0 };
    if (spoiled.instead !== null)
      (spoiled.late === true ? late : placed).push({ ...from, ...spoiled.instead });
    for (const row of spoiled.further ?? []) {
      const place = Math.min(last, cleanRow + draws.below(distance));
      placed.push({ ...row, cleanRow: null, place, turn: placed.length + 1 });
    }
    links.push(...(spoiled.links ?? []));
  }
  return { placed: inOrder(placed), late, links };
}

const inOrder = (rows: readonly PlacedRow[]): readonly PlacedRow[] =>
  rows.toSorted((a, b) => a.place - b.place || a.turn - b.turn);

/**
 * The number, from 1, that each placed row of a block has in its file: rows that come late leave no gap, further
 * ones push those behind them down.
 */
export function rowNumbers({ placed, late }: SpoiledBlock, block: Block): readonly number[] {
  const gone = late.map(({ place }) => place).toSorted((a, b) => a - b);
  let before = 0;
  let further = 0;
  return placed.map(({ place, turn }) => {
    while ((gone[before] ?? Infinity) <= place) before += 1;
    const number = place - block.firstRow + 1 - before + further + (turn === 0 ? 0 : 1);
    if (turn !== 0) further += 1;
    return number;
  });
}
