import { describe, expect, it } from 'vitest';
import { contentHashOf } from '../../../outputs/mail/content_hash.js';
import type { Chart, Report } from '../../../reporting/report.js';
import { sampleReport } from '../../support/sample_report.js';

const report = sampleReport('en');

/** The report with every chart changed. */
const withCharts = (change: (chart: Chart) => Chart): Report => ({
  ...report,
  sections: report.sections.map((section) => ({ ...section, charts: section.charts.map(change) })),
});

describe('the hash of what a report tells', () => {
  it('is the same for another run of another day that found the same', () => {
    const text = JSON.stringify(report)
      .replaceAll(report.asOf, '2018-01-02')
      .replaceAll(report.runId, 'run-2');
    expect(contentHashOf(JSON.parse(text) as Report)).toBe(contentHashOf(report));
  });

  it('does not change with words', () => {
    expect(contentHashOf(withCharts((chart) => ({ ...chart, description: 'In other words.' })))).toBe(
      contentHashOf(report),
    );
  });

  it('changes with one member', () => {
    const moved = withCharts((chart) =>
      chart.kind === 'stacked'
        ? {
            ...chart,
            series: chart.series.map((one, i) =>
              i === 0 ? { ...one, values: one.values.map((value) => value + 1) } : one,
            ),
          }
        : chart,
    );
    expect(contentHashOf(moved)).not.toBe(contentHashOf(report));
  });

  it('changes with a headline figure', () => {
    const cards = report.cards.map((card) => ({
      ...card,
      figure: { ...card.figure, value: card.figure.value + 1 },
    }));
    expect(contentHashOf({ ...report, cards })).not.toBe(contentHashOf(report));
  });

  it('changes with the quality of the data', () => {
    const sections = report.sections.map((section) =>
      section.id === 'quality'
        ? {
            ...section,
            tables: section.tables.map((table) => ({ ...table, rows: [...table.rows, ['NEW', 'x', 1]] })),
          }
        : section,
    );
    expect(contentHashOf({ ...report, sections })).not.toBe(contentHashOf(report));
  });
});
