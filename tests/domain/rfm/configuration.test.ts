import { describe, expect, it } from 'vitest';
import { configSchema } from '../../../config/schema.js';
import { judgeGates } from '../../../domain/quality/gates.js';
import { numberPattern } from '../../../domain/quality/number_format.js';
import { binCounts, binMethods } from '../../../domain/rfm/bins.js';
import { edgesFrom } from '../../../domain/rfm/edges.js';
import { codeNames, defaultMapping } from '../../../domain/rfm/names.js';
import { resolveWeights } from '../../../domain/rfm/weights.js';
import { parseDay } from '../../../domain/time/days.js';

const reference = configSchema.parse({
  version: 1,
  business: 'reference',
  time_zone: 'Asia/Shanghai',
  currency: 'CNY',
  sources: { orders: { kind: 'workbook', path: 'sales.xlsx', numbers: { group: ',', symbols: ['￥'] } } },
  tables: { orders: { source: 'orders', columns: {}, min_amount: 1 } },
  rfm: {
    bins: {
      recency: { method: 'edges', edges: [-1, 79, 255, 365] },
      frequency: { method: 'edges', edges: [0, 2, 5, 130] },
      monetary: { method: 'pareto' },
    },
    weights: { method: 'preset', preset: 'long_cycle' },
    names: { mapping: 'custom', version: '1', rules: [{ code: '33*', name: 'BEST' }] },
  },
});

describe('a configuration', () => {
  it('is understood as it stands by every function that it steers', () => {
    const methods = binMethods(reference.rfm.bins);
    expect(binCounts(methods)).toEqual({ recency: 3, frequency: 3, monetary: 2 });
    expect(edgesFrom(methods.recency, 'recency', { quantiles: null, mean: null }).interior).toEqual([
      79, 255,
    ]);
    const { weights } = reference.rfm;
    if (weights.method === 'forest') throw new Error('the reference does not learn its weights');
    expect(resolveWeights(weights).weights).toEqual({ r: 0.4, f: 0.2, m: 0.4 });
    const names = codeNames(reference.rfm.names ?? defaultMapping(binCounts(methods)), binCounts(methods));
    expect([names.names.get('331'), names.names.get('222'), names.noOrder]).toEqual(['BEST', 'OTHER', null]);
    expect(numberPattern(reference.sources['orders']!.numbers).remove).toContain('￥');
  });

  it('brings the limits that gates judge by', () => {
    const figures = { rowsRead: 3, rowsKept: 1, rowsQuarantined: 2, rowsAfterAsOf: 0, rowsReadLastRun: null };
    const others = {
      newestOrder: null,
      asOf: parseDay('2017-01-01'),
      orderingMembers: 1,
      matchedMembers: null,
    };
    const findings = judgeGates(reference.gates, { ...figures, ...others });
    expect(findings.map(({ gate, verdict }) => [gate, verdict])).toEqual([
      ['rows_kept', 'passed'],
      ['rejected_share', 'failed'],
    ]);
  });
});
