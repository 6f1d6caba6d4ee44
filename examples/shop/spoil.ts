import { contradictions, faults, faultsOf2017, repeats } from './faults.js';
import type { RandomStream } from './random.js';
import type { Expected, OrderRow, Outcome } from './records.js';

/** A sheet of orders: its year, and its rows from row 2 on. */
export interface OrderSheet {
  readonly year: number;
  readonly rows: readonly Expected<OrderRow>[];
}

/** A sheet while rows of it are being spoiled. */
interface Draft {
  readonly year: number;
  readonly rows: Expected<OrderRow>[];
  /** Places of sound rows, in random order; each is used once. */
  readonly sound: number[];
  /** Further rows, to be put behind the row of that place. */
  readonly further: { readonly behind: number; readonly row: Expected<OrderRow> }[];
}

function take(draft: Draft): { readonly place: number; readonly row: OrderRow } {
  const place = draft.sound.pop();
  const row = place === undefined ? undefined : draft.rows[place]?.row;
  if (place === undefined || row === undefined) throw new RangeError('more faults than sound rows');
  return { place, row };
}

function draftOf(sheet: OrderSheet, isProtected: (row: OrderRow) => boolean, random: RandomStream): Draft {
  const sound = [...sheet.rows.entries()]
    .filter(([, { row, outcome }]) => outcome === 'KEPT' && !isProtected(row))
    .map(([place]) => place);
  return { year: sheet.year, rows: [...sheet.rows], sound: [...random.shuffle(sound)], further: [] };
}

function damage(drafts: readonly Draft[]): void {
  const ofEveryYear = faults.flatMap((fault) => Array.from({ length: fault.rows }, (_, i) => ({ fault, i })));
  const ofLastYear = faultsOf2017.flatMap((fault) =>
    Array.from({ length: fault.rows }, (_, i) => ({ fault, i })),
  );
  const damages = [
    ...ofEveryYear.map((damage, n) => ({ ...damage, draft: drafts[n % drafts.length] })),
    ...ofLastYear.map((damage) => ({ ...damage, draft: drafts.at(-1) })),
  ];
  for (const { fault, i, draft } of damages) {
    if (!draft) throw new RangeError('no sheet to spoil');
    const { place, row } = take(draft);
    draft.rows[place] = { row: { ...row, ...fault.spoil(i, draft.year) }, outcome: fault.outcome };
  }
}

function addFurther(draft: Draft, behind: number, row: OrderRow, outcome: Outcome): void {
  draft.further.push({ behind, row: { row, outcome } });
}

function repeat(drafts: readonly Draft[], random: RandomStream): void {
  for (const [s, draft] of drafts.entries()) {
    for (let i = 0; i < repeats.withinSheet; i++) {
      const { place, row } = take(draft);
      addFurther(draft, place + random.below(40), row, 'EXACT_DUPLICATE');
    }
    const next = drafts[s + 1];
    if (!next) continue;
    draft.sound.sort((a, b) => a - b);
    for (let i = 0; i < repeats.acrossSheets; i++) addFurther(next, -1, take(draft).row, 'EXACT_DUPLICATE');
  }
}

/** Rows that share a cell that a contradiction would copy. */
function alike(one: OrderRow, other: OrderRow): boolean {
  return (['amount', 'memberId', 'orderedAt'] as const).some(
    (column) => String(one[column]) === String(other[column]),
  );
}

function contradict(drafts: readonly Draft[], random: RandomStream): void {
  for (const draft of drafts) {
    for (const [i, contradiction] of contradictions.entries()) {
      const { place, row } = take(draft);
      let other = take(draft).row;
      while (alike(row, other)) other = take(draft).row;
      draft.rows[place] = { row, outcome: 'ORDER_ID_CONFLICT' };
      const versions = i === 0 ? [contradiction, contradictions.at(-1) ?? contradiction] : [contradiction];
      for (const version of versions) {
        addFurther(draft, place + random.below(20), { ...row, ...version(row, other) }, 'ORDER_ID_CONFLICT');
      }
    }
  }
}

function finished({ year, rows, further }: Draft): OrderSheet {
  const behind = (place: number) => further.filter((one) => one.behind === place).map(({ row }) => row);
  const last = rows.length - 1;
  return {
    year,
    rows: [
      ...behind(-1),
      ...rows.flatMap((row, place) => [row, ...behind(place)]),
      ...further.filter((one) => one.behind > last).map(({ row }) => row),
    ],
  };
}

/**
 * Spoils sound rows, then adds repeats and contradictions. Protected rows stay sound: other sheets refer to them.
 */
export function spoil(
  sheets: readonly OrderSheet[],
  isProtected: (row: OrderRow) => boolean,
  random: RandomStream,
): readonly OrderSheet[] {
  const drafts = sheets.map((sheet) => draftOf(sheet, isProtected, random));
  damage(drafts);
  repeat(drafts, random);
  contradict(drafts, random);
  return drafts.map(finished);
}
