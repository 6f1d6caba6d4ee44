import type { Written } from '../../examples/simulator/write/write_business.js';
import { count, counted } from './figures.js';
import type { Style } from './style.js';

export interface DemoTold {
  /** The folder, as the reader would type it. */
  readonly shown: string;
  readonly took: string;
  readonly members: number;
  readonly preset: string;
  readonly written: Written;
}

/** What a simulated business holds and where. */
export function demoLines(
  { shown, took, members, preset, written }: DemoTold,
  style: Style,
): readonly string[] {
  const below = (folder: string): readonly string[] => {
    const rows = Object.entries(written.rows)
      .filter(([table]) => table.startsWith(folder))
      .map(([table, rows]) => `${count(rows)} ${table.slice(folder.length)}`);
    return rows.length === 0 ? [] : [`${folder.padEnd(8)}rows: ${rows.join(', ')}`];
  };
  return [
    `${style.strong(shown)} ${style.good('done')}, ${counted(members, 'member')}, preset ${preset}, ${took}`,
    ...below('data/'),
    ...below('truth/'),
    `parameters.json  how it was made; the same size, seed and preset make the same files`,
  ];
}
