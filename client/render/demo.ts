import type { OracleFigures } from '../../examples/simulator/truth/oracle_report.js';
import type { Progress } from '../../examples/simulator/write/progress.js';
import type { Written } from '../../examples/simulator/write/write_business.js';
import { counted } from '../../domain/text/counted.js';
import { count, percent } from './figures.js';
import type { Style } from './style.js';

export interface DemoTold {
  /** The folder, as the reader would type it. */
  readonly shown: string;
  readonly took: string;
  readonly members: number;
  readonly preset: string;
  readonly written: Written;
}

/** What is being done, and how far it is. */
export function demoProgressLine(progress: Progress): string {
  const reached = `${count(progress.done)} of ${count(progress.of)}`;
  switch (progress.stage) {
    case 'simulate':
      return `simulating ${reached} members`;
    case 'spoil':
      return `spoiling ${progress.table}, ${reached} tables done`;
    case 'truth':
      return `truth on ${progress.day}: ${reached} members`;
    case 'oracle':
      return `oracle on ${progress.day}: ${reached} members`;
  }
}

/** What a simulated business holds and where. */
export function demoLines(
  { shown, took, members, preset, written }: DemoTold,
  style: Style,
): readonly string[] {
  const rowsOf = (
    place: string,
    rows: Readonly<Record<string, number>>,
    what = 'rows',
  ): readonly string[] => {
    const counts = Object.entries(rows).map(([table, number]) => `${count(number)} ${table}`);
    return counts.length === 0 ? [] : [`${place.padEnd(8)}${what}: ${counts.join(', ')}`];
  };
  const below = (folder: string): readonly string[] =>
    rowsOf(
      folder,
      Object.fromEntries(
        Object.entries(written.rows)
          .filter(([table]) => table.startsWith(folder))
          .map(([table, rows]) => [table.slice(folder.length), rows]),
      ),
    );
  return [
    `${style.strong(shown)} ${style.good('done')}, ${counted(members, 'member')}, preset ${preset}, ${took}`,
    ...below('data/'),
    ...below('truth/'),
    ...(written.dirt === null ? [] : rowsOf('dirty/', written.dirt.entries, 'faults')),
    ...written.oracles.map(oracleLine),
    `parameters.json  how it was made; the same size, seed and preset make the same files`,
  ];
}

function oracleLine(figures: OracleFigures): string {
  const { snapshot, asked, left_out: leftOut, true_churn: churn, response_roc_auc: response } = figures;
  const areas = [
    `${figures.churn_roc_auc.toFixed(3)} churn`,
    ...(response === null ? [] : [`${response.toFixed(3)} response`]),
  ];
  return [
    `truth on ${snapshot}: ${percent(churn)} churn; oracle: ${count(asked)} members`,
    `${count(leftOut)} left out, ROC-AUC ${areas.join(', ')}`,
  ].join(', ');
}
