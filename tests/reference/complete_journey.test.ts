import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPublished } from '../support/published_data.js';
import { referencePython } from '../support/reference.js';
import { scoreDifferences, setAsideDifferences } from './differences.js';
import { computeTwice, type ComputedTwice } from './example.js';
import { audited, interiorEdges, reconciled } from './figures.js';

const python = await referencePython();

describe.skipIf(python === null || !isPublished('complete-journey'))('Complete Journey', () => {
  let journey: ComputedTwice;
  beforeAll(async () => {
    journey = await computeTwice(python!, {
      name: 'complete-journey',
      asOf: '2018-01-01',
      reference: 'complete-journey',
    });
  }, 120_000);
  afterAll(() => journey.dispose());

  it('has the scores that pandas computes, in every cell, households that never bought among them', async () => {
    expect(await scoreDifferences(journey)).toEqual([]);
    expect(journey.steps.scored.members).toBe(journey.reference.figures.members);
    const edges = interiorEdges(journey);
    expect(edges.job).toEqual(edges.reference);
  });

  it('sets the same lines aside, for the same reasons', async () => {
    expect(await setAsideDifferences(journey)).toEqual([]);
  });

  it('has the figures that are known of its lines', async () => {
    expect(await reconciled(journey, 'source')).toEqual({ rows: 75_000, amount: '233935.2400' });
    expect(await audited(journey, 'basket_id')).toMatchObject({ distinct_values: 47_243 });
    expect(await audited(journey, 'household_id')).toMatchObject({ distinct_values: 2_377 });
  });
});
