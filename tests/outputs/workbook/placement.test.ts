import { describe, expect, it } from 'vitest';
import type { SheetChart } from '../../../outputs/workbook/chart/content.js';
import { placedCharts } from '../../../outputs/workbook/chart/placement.js';

const chart: SheetChart = {
  title: '',
  description: '',
  data: { sheet: '', headings: [], rows: [] },
  columns: [],
  lines: [],
  categoryTitle: '',
  valueTitle: '',
  size: { width: 700, height: 390 },
};

describe('placedCharts', () => {
  it('puts charts beneath a short table', () => {
    const { charts, beneath, width } = placedCharts([chart, chart], {
      widths: [10, 12],
      headingRow: 4,
      lastRow: 10,
    });
    expect(charts.map(({ place }) => place)).toEqual([
      { column: 0, row: 11 },
      { column: 0, row: 32 },
    ]);
    expect({ beneath, width }).toEqual({ beneath: true, width: 100 });
  });

  it('puts them beside a long one, where they are in sight', () => {
    const { charts, beneath, width } = placedCharts([chart], {
      widths: [10, 12],
      headingRow: 4,
      lastRow: 400,
    });
    expect(charts.map(({ place }) => place)).toEqual([{ column: 3, row: 3 }]);
    expect({ beneath, width }).toEqual({ beneath: false, width: 125 });
  });
});
