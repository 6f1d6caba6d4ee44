import { describe, expect, it } from 'vitest';
import { factsSchema } from '../../contracts/facts.js';
import { manifestSchema } from '../../contracts/manifest.js';
import { sampleReport } from '../support/sample_report.js';
import { sampleFacts, sampleManifest } from '../support/sample_run.js';

describe('the sample that renderers are tried on', () => {
  it('has the form of what runs store', () => {
    expect(factsSchema.parse(sampleFacts)).toEqual(sampleFacts);
    expect(manifestSchema.parse(sampleManifest)).toEqual(sampleManifest);
  });

  it('has every kind of chart, column and finding', () => {
    const { sections, findings } = sampleReport('en');
    const kinds = new Set(sections.flatMap(({ charts }) => charts.map(({ kind }) => kind)));
    expect([...kinds].sort()).toEqual(['bar_grid', 'flow', 'heat', 'pareto', 'stacked', 'trend']);
    const columns = new Set(
      sections.flatMap(({ tables }) => tables.flatMap((table) => table.columns.map(({ kind }) => kind))),
    );
    expect([...columns].sort()).toEqual(['date', 'integer', 'money', 'number', 'share', 'text']);
    expect(new Set(findings.map(({ topic }) => topic)).size).toBe(5);
  });

  it('moves as many members as each segment has', () => {
    for (const { from, to, flows } of sampleFacts.movements) {
      const size = (period: string) =>
        sampleFacts.groups
          .filter((group) => group.period === period)
          .reduce((sum, { members }) => sum + members, 0);
      const moved = (side: 'from' | 'to') =>
        flows.filter((flow) => flow[side] !== null).reduce((sum, { members }) => sum + members, 0);
      expect([moved('from'), moved('to')]).toEqual([size(from.label), size(to.label)]);
      for (const { members } of flows) expect(members).toBeGreaterThan(0);
    }
  });
});
