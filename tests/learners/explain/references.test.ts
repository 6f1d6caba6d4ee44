import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contributionsOf } from '../../../learners/explain/contributions.js';
import { isFull } from '../../faults/size.js';
import { shapPython, computeAnew } from '../../support/sklearn.js';
import { temporaryFolder } from '../../support/temporary.js';
import {
  caseNames,
  exportedCase,
  matrixOf,
  modelOf,
  type RecordedCases,
} from '../../support/tree_shap_cases.js';
import recorded from './fixtures/tree_shap.json' with { type: 'json' };

const cases = recorded as RecordedCases;

/** Of each row the contributions, then the expected score. */
type Contributions = Readonly<Record<string, readonly (readonly number[])[]>>;

describe('contributions are those of the reference', () => {
  it.each([
    ['numbers', 'of boosted trees of numbers with gaps: shap'],
    ['forest', 'of a forest of numbers: shap'],
    ['categories', 'of boosted trees with category sets: LightGBM'],
  ] as const)('%s: %s', async (name) => {
    const { rows, contributions } = cases[name];
    const { model, start } = modelOf(name, cases);
    const all = Uint32Array.from(rows.keys());
    const own = await contributionsOf(model, matrixOf(model, rows), all);
    const width = model.features.length;
    for (const [row, reference] of contributions.entries()) {
      const found = [...own.values.subarray(row * width, (row + 1) * width), own.expected - start];
      for (const [at, value] of reference.entries())
        expect(Math.abs(found[at]! - value), `row ${row}, feature ${at}`).toBeLessThan(1e-9);
    }
  });

  it('of rows that differ, and contribute', () => {
    for (const name of caseNames) {
      const { contributions } = cases[name];
      const [first = []] = contributions;
      expect(contributions.length).toBeGreaterThan(20);
      expect(first.filter((one) => Math.abs(one) > 1e-3).length).toBeGreaterThan(2);
    }
  });
});

if (isFull) {
  it('the references compute today what was recorded', { timeout: 300_000 }, async (context) => {
    const python = await shapPython();
    if (python === null) return context.skip('there is no shap');
    const file = join(temporaryFolder(), 'cases.json');
    const exported = caseNames.map((name) => [name, exportedCase(name, cases)] as const);
    writeFileSync(file, JSON.stringify(Object.fromEntries(exported)));
    const anew = (await computeAnew(python, 'tree_shap.py', file)) as Contributions;
    for (const name of caseNames) expect(anew[name]).toEqual(cases[name].contributions);
  });
}
