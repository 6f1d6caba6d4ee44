import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findPython } from './python.js';

const script = fileURLToPath(new URL('./reference/rfm_pandas.py', import.meta.url));

/** What the reference knows how to compute. */
export type ReferenceCase = 'shop' | 'online-retail' | 'online-retail-netted' | 'complete-journey';

/** What became of the rows of a table; the reasons are those of `orders_quarantine`. */
export interface ReferenceCounts {
  readonly read: number;
  readonly kept: number;
  readonly excluded: number;
  readonly quarantined: Readonly<Record<string, number>>;
}

export interface ReferenceFigures {
  readonly tables: Readonly<Record<string, ReferenceCounts>>;
  readonly orders: number;
  /** Members with a row in `rfm_scores`. */
  readonly members: number;
  /** Interior edges of the bins by feature, where they are quantiles. */
  readonly edges?: Readonly<Record<'recency_days' | 'order_count' | 'monetary', readonly number[]>>;
}

export interface ReferenceResults {
  /** CSV with the columns of `rfm_scores` but scope; all text, decimals with four places, null empty. */
  readonly scores: string;
  /** CSV of sheet, row, reason: every row that is not kept. */
  readonly setAside: string;
  readonly figures: ReferenceFigures;
}

/** Path of a Python that can compute the reference, or null where there is none: tests judged by it are skipped. */
export async function referencePython(): Promise<string | null> {
  const found = [await findPython('pandas'), await findPython('openpyxl')];
  return found.includes(null) ? null : (found[0] ?? null);
}

/**
 * Cleaning and RFM as pandas computes them: a second computation that shares no code with the job, though its authors
 * knew it.
 *
 * @param source the shop's workbook; for the other cases the folder of the test data
 * @param folder where the CSV files go
 */
export async function computeReference(
  python: string,
  example: ReferenceCase,
  source: string,
  folder: string,
): Promise<ReferenceResults> {
  // -B: no compiled copies beside the scripts.
  await promisify(execFile)(python, ['-B', script, example, source, folder]);
  return {
    scores: join(folder, 'rfm_scores.csv'),
    setAside: join(folder, 'set_aside.csv'),
    figures: JSON.parse(await readFile(join(folder, 'counts.json'), 'utf8')) as ReferenceFigures,
  };
}
