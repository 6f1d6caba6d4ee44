import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPublished } from '../support/published_data.js';
import { referencePython } from '../support/reference.js';
import { scoreDifferences, setAsideDifferences } from './differences.js';
import { computeTwice, type ComputedTwice } from './example.js';
import { audited, interiorEdges, reconciled, stagedOrders, valueOf } from './figures.js';

const python = await referencePython();
const example = { name: 'online-retail', asOf: '2011-12-10' } as const;

describe.skipIf(python === null || !isPublished('online-retail'))('Online Retail', () => {
  let retail: ComputedTwice;
  beforeAll(async () => {
    retail = await computeTwice(python!, { ...example, reference: 'online-retail' });
  }, 120_000);
  afterAll(() => retail.dispose());

  it('has the scores that pandas computes, in every cell', async () => {
    expect(await scoreDifferences(retail)).toEqual([]);
    const edges = interiorEdges(retail);
    expect(edges.job).toEqual(edges.reference);
  });

  it('sets the same lines aside, for the same reasons', async () => {
    expect(await setAsideDifferences(retail)).toEqual([]);
  });

  it('has the figures that are known of its lines', async () => {
    const staged = stagedOrders(retail);
    const count = (condition: string) => valueOf(retail, staged, `count(*) filter (where ${condition})`);
    expect(staged?.rows).toBe(541_909);
    expect(await count(`starts_with(InvoiceNo, 'C')`)).toBe(9_288);
    expect(await count('cast(UnitPrice as double) <= 0')).toBe(2_517);
    expect(await reconciled(retail, 'source')).toEqual({ rows: 541_909, amount: '9747747.9340' });
    expect(await reconciled(retail, 'reason MISSING_MEMBER_ID')).toMatchObject({ rows: 135_080 });
    expect(await audited(retail, 'CustomerID')).toMatchObject({ missing: 135_080, distinct_values: 4_372 });
    expect(await audited(retail, 'InvoiceNo')).toMatchObject({
      repeated_rows: 5_268,
      distinct_values: 25_900,
    });
  });

  it('keeps the orders of the members that are known to have bought', async () => {
    expect(await reconciled(retail, 'kept')).toMatchObject({ rows: 397_884 });
    expect(retail.steps.cleaned.figures.orders).toBe(18_532);
    expect(retail.steps.scored.members).toBe(4_338);
  });
});

describe.skipIf(python === null || !isPublished('online-retail'))('Online Retail, netted', () => {
  let retail: ComputedTwice;
  beforeAll(async () => {
    const overrides = ['tables.orders.cancellations=net'];
    retail = await computeTwice(python!, { ...example, overrides, reference: 'online-retail-netted' });
  }, 120_000);
  afterAll(() => retail.dispose());

  it('has the scores that pandas computes, in every cell', async () => {
    expect(await scoreDifferences(retail)).toEqual([]);
    expect(retail.steps.scored.members).toBe(retail.reference.figures.members);
  });

  it('finds the same cancelled lines unmatched, and sets the same other lines aside', async () => {
    expect(await setAsideDifferences(retail)).toEqual([]);
    const { quarantined } = retail.reference.figures.tables['orders']!;
    expect(await reconciled(retail, 'reason CANCELLATION_UNMATCHED')).toMatchObject({
      rows: quarantined['CANCELLATION_UNMATCHED'],
    });
  });

  it('takes every matched cancelled line off an order', async () => {
    const { kept } = retail.reference.figures.tables['orders']!;
    const { cleaned } = retail.steps;
    const lines = Number(await valueOf(retail, cleaned.tables['orders_clean'], 'sum(source_rows)'));
    expect(lines).toBe(397_884);
    expect(cleaned.tables['order_adjustments']?.rows).toBe(kept - lines);
  });
});
