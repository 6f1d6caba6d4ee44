import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Labelled } from '../../learners/learner.js';
import type { Column } from '../../learners/matrix.js';
import { publishedData } from './published_data.js';

interface Source {
  /** Folder and file of the published data. */
  readonly folder: string;
  readonly file: string;
  readonly separator: string;
  readonly label: string;
  /** What the label says where it counts as 1. */
  readonly positive: string;
  /** Columns that name rows, or are known only after the fact. */
  readonly without: readonly string[];
}

const sources = {
  telco: {
    folder: 'telco',
    file: 'telco-customer-churn.csv',
    separator: ',',
    label: 'Churn',
    positive: 'Yes',
    without: ['customerID'],
  },
  iranian: {
    folder: 'iranian-churn',
    file: 'iranian_churn.csv',
    separator: ',',
    label: 'Churn',
    positive: '1',
    without: [],
  },
  bank: {
    folder: 'bank-marketing',
    file: 'bank-additional.csv',
    separator: ';',
    label: 'y',
    positive: 'yes',
    without: ['duration'],
  },
} as const satisfies Readonly<Record<string, Source>>;

export type LabelledData = keyof typeof sources;
export const labelledData = Object.keys(sources) as LabelledData[];

/** Folder of a data set among the published ones. */
export const folderOf = (name: LabelledData): string => sources[name].folder;

/**
 * A published data set as a matrix in the order of its file: a column whose cells are all numbers or blank is one of
 * numbers, any other one of categories, its levels in the order of their code points.
 */
export function readLabelled(name: LabelledData): Labelled {
  const { folder, file, separator, label, positive, without }: Source = sources[name];
  const text = readFileSync(join(publishedData, folder, file), 'utf8');
  const lines = text.trim().split(/\r?\n/);
  // None of these files has a separator or a line break inside quotes.
  const cells = lines.map((line) => line.split(separator).map((cell) => cell.replaceAll('"', '').trim()));
  const [header = [], ...rows] = cells;
  const column = (position: number) => rows.map((row) => row[position] ?? '');
  const columns = header
    .map((columnName, position) => ({ columnName, position }))
    .filter(({ columnName }) => columnName !== label && !without.includes(columnName))
    .map(({ columnName, position }) => columnOf(columnName, column(position)));
  const target = Float64Array.from(column(header.indexOf(label)), (cell) => (cell === positive ? 1 : 0));
  return { matrix: { rows: rows.length, columns }, target };
}

function columnOf(name: string, cells: readonly string[]): Column {
  const values = Float64Array.from(cells, (cell) => (cell === '' ? Number.NaN : Number(cell)));
  if (cells.every((cell, row) => cell === '' || !Number.isNaN(values[row]))) {
    return { kind: 'number', name, values };
  }
  const levels = [...new Set(cells)].filter((cell) => cell !== '').sort();
  const codes = new Map(levels.map((level, code) => [level, code]));
  return { kind: 'category', name, codes: Int32Array.from(cells, (cell) => codes.get(cell) ?? -1), levels };
}
