import type { FaultPlace } from '../../contracts/failures.js';
import { columnLetters } from '../headings.js';
import { malformedPart } from './faults.js';
import type { SheetRow } from './sheet_rows.js';

/** Puts the cells of a row that some program wrote in another order from left to right. */
export function inColumnOrder(row: SheetRow, place: FaultPlace): void {
  const cells = Array.from({ length: row.count }, (_, i) => ({
    column: row.columns[i] as number,
    start: row.starts[i] as number,
    end: row.ends[i] as number,
  })).sort((a, b) => a.column - b.column);
  for (const [i, cell] of cells.entries()) {
    if (cell.column === cells[i - 1]?.column) {
      const column = columnLetters(cell.column);
      throw malformedPart({ ...place, row: row.number, column }, 'the cell stands there twice');
    }
    row.columns[i] = cell.column;
    row.starts[i] = cell.start;
    row.ends[i] = cell.end;
  }
}
