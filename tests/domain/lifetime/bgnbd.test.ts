import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bgnbdLogLikelihood, fitBgnbd, type RepeatHistories } from '../../../domain/lifetime/bgnbd.js';
import { logGamma } from '../../../domain/lifetime/log_gamma.js';
import { minimise } from '../../../domain/lifetime/simplex.js';
import { isPublished, publishedData } from '../../support/published_data.js';

describe('the logarithm of the gamma function', () => {
  it('is that of the factorials, and of Γ(1/2) = √π', () => {
    expect(logGamma(1)).toBeCloseTo(0, 12);
    expect(logGamma(5)).toBeCloseTo(Math.log(24), 12);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 12);
    expect(logGamma(0.25)).toBeCloseTo(1.2880225246980774, 12);
    expect(logGamma(171)).toBeCloseTo(706.5730622457873, 8);
  });
});

describe('the simplex search', () => {
  it('finds the bottom of Rosenbrock’s valley', () => {
    const valley = ([x = 0, y = 0]: readonly number[]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2;
    const { at, converged } = minimise(valley, [-1.2, 1], {
      step: 0.5,
      tolerance: 1e-12,
      mostEvaluations: 1_000,
    });
    expect(converged).toBe(true);
    expect(at[0]).toBeCloseTo(1, 4);
    expect(at[1]).toBeCloseTo(1, 4);
  });
  it('says when it was stopped before', () => {
    const { converged } = minimise(([x = 0]) => (x - 9) ** 2, [0], {
      step: 0.1,
      tolerance: 1e-12,
      mostEvaluations: 5,
    });
    expect(converged).toBe(false);
  });
});

describe('BG/NBD', () => {
  it('gives a customer without repeat orders the likelihood of a rate alone', () => {
    // (α / (α + T))^r
    const one: RepeatHistories = { x: [0], tX: [0], T: [10] };
    const value = bgnbdLogLikelihood({ r: 0.5, alpha: 4, a: 0.8, b: 2.5 }, one);
    expect(value).toBeCloseTo(0.5 * Math.log(4 / 14), 12);
  });

  it('gives a customer with one repeat order that of being alive or lost by it', () => {
    // r α^r [ b/(a+b) (α+T)^−(r+1) + a/(a+b) (α+t)^−(r+1) ], with r = 1, α = 2, a = 1, b = 3, t = 2, T = 6
    const value = bgnbdLogLikelihood({ r: 1, alpha: 2, a: 1, b: 3 }, { x: [1], tX: [2], T: [6] });
    expect(value).toBeCloseTo(Math.log(2 * (0.75 / 64 + 0.25 / 16)), 12);
  });

  it.skipIf(!isPublished('cdnow'))('is fitted to the CDNOW sample as published', () => {
    const { parameters, logLikelihood, converged } = fitBgnbd(cdnowSample());
    expect(converged).toBe(true);
    expect(logLikelihood).toBeCloseTo(-9582.4, 1);
    expect(parameters.r).toBeCloseTo(0.243, 3);
    expect(parameters.alpha).toBeCloseTo(4.414, 2);
    expect(parameters.a).toBeCloseTo(0.793, 2);
    expect(parameters.b).toBeCloseTo(2.426, 2);
  });
});

/** Repeat histories in weeks to 1997-09-30; purchases of a day count once. */
function cdnowSample(): RepeatHistories {
  const days = new Map<string, Set<number>>();
  for (const line of readFileSync(join(publishedData, 'cdnow', 'CDNOW_sample.txt'), 'utf8').split('\n')) {
    const [customer, , date] = line.trim().split(/\s+/);
    if (customer === undefined || date === undefined) continue;
    const day = Date.parse(`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}T00:00:00Z`) / 86_400_000;
    days.set(customer, (days.get(customer) ?? new Set()).add(day));
  }
  const end = Date.parse('1997-09-30T00:00:00Z') / 86_400_000;
  const histories = Array.from(days.values(), (all) => {
    const seen = [...all].filter((day) => day <= end).sort((p, q) => p - q);
    const first = seen[0] as number;
    return { x: seen.length - 1, tX: ((seen.at(-1) as number) - first) / 7, T: (end - first) / 7 };
  });
  return {
    x: histories.map(({ x }) => x),
    tX: histories.map(({ tX }) => tX),
    T: histories.map(({ T }) => T),
  };
}
