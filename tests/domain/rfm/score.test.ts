import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactWeights, resolveWeights } from '../../../domain/rfm/weights.js';
import { rfmCode, rfmSum, weightedScore } from '../../support/rfm_definitions.js';

const digit = fc.integer({ min: 1, max: 9 });
const digits = fc.record({ r: digit, f: digit, m: digit });

describe('code, sum and weighted score', () => {
  it('of the digits 2, 1, 2', () => {
    const member = { r: 2, f: 1, m: 2 };
    expect(rfmCode(member)).toBe('212');
    expect(rfmSum(member)).toBe(5);
    // 2 × 0.5 + 1 × 0.3 + 2 × 0.2
    expect(weightedScore(member, { r: 0.5, f: 0.3, m: 0.2 })).toBe(1.7);
    // A third of 5.
    expect(weightedScore(member, resolveWeights({ method: 'equal' }).weights)).toBe(1.6667);
  });

  it('are null where a digit is missing', () => {
    const member = { r: 2, f: null, m: 2 };
    expect(rfmCode(member)).toBeNull();
    expect(rfmSum(member)).toBeNull();
    expect(weightedScore(member, { r: 0.5, f: 0.3, m: 0.2 })).toBeNull();
  });

  it('rank members of equal sums alike when weights are equal, others by their sum', () => {
    const { weights } = resolveWeights({ method: 'equal' });
    fc.assert(
      fc.property(digits, digits, (a, b) => {
        const byScore = Math.sign(weightedScore(a, weights)! - weightedScore(b, weights)!);
        expect(byScore).toBe(Math.sign(rfmSum(a)! - rfmSum(b)!));
      }),
    );
  });

  it('lie between the worst and the best digit, within rounding of the exact mean', () => {
    const part = fc.integer({ min: 1, max: 1000 });
    fc.assert(
      fc.property(digits, part, part, part, (member, r, f, m) => {
        const score = weightedScore(member, exactWeights({ r, f, m }))!;
        const exact = (member.r * r + member.f * f + member.m * m) / (r + f + m);
        expect(Math.abs(score - exact)).toBeLessThan(0.00006);
        expect(score).toBeGreaterThanOrEqual(Math.min(member.r, member.f, member.m));
        expect(score).toBeLessThanOrEqual(Math.max(member.r, member.f, member.m));
      }),
    );
  });
});
