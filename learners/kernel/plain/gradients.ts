/* eslint-disable @typescript-eslint/no-non-null-assertion -- offsets come from a layout that holds them */
import type { Kernel } from '../kernel.js';
import { exponential } from './exponential.js';
import type { Views } from './views.js';

type GradientLoops = Pick<Kernel, 'logLossPairs' | 'squaredErrorPairs'>;

/** Twin of `assembly/gradients.ts`. */
export function gradientLoops({ words, singles, doubles }: Views): GradientLoops {
  const weightOf = (weights: number, row: number): number =>
    weights === 0 ? 1 : singles[(weights >>> 2) + row]!;
  return {
    logLossPairs: (list, scores, targets, weights, rows, pairs, grid, from, to, sums) => {
      let [gradients, hessians] = [0, 0];
      for (let i = from; i < to; i += 1) {
        const row = words[(list >>> 2) + i]!;
        const score = doubles[(scores >>> 3) + row]!;
        const p = 1 / (1 + exponential(Math.max(Math.min(-score, 40), -40)));
        const weight = weightOf(weights, row);
        const g = Math.fround((p - singles[(targets >>> 2) + row]!) * weight + grid - grid);
        const h = Math.fround(p * (1 - p) * weight + grid - grid);
        words[(rows >>> 2) + i] = row;
        singles[(pairs >>> 2) + 2 * i] = g;
        singles[(pairs >>> 2) + 2 * i + 1] = h;
        gradients += g;
        hessians += h;
      }
      doubles[sums >>> 3] = gradients;
      doubles[(sums >>> 3) + 1] = hessians;
    },
    squaredErrorPairs: (list, scores, targets, weights, rows, pairs, grid, weightGrid, from, to, sums) => {
      let [gradients, hessians] = [0, 0];
      for (let i = from; i < to; i += 1) {
        const row = words[(list >>> 2) + i]!;
        const weight = weightOf(weights, row);
        const residual = (doubles[(scores >>> 3) + row]! - singles[(targets >>> 2) + row]!) * weight;
        const g = Math.fround(residual + grid - grid);
        const h = Math.fround(weight + weightGrid - weightGrid);
        words[(rows >>> 2) + i] = row;
        singles[(pairs >>> 2) + 2 * i] = g;
        singles[(pairs >>> 2) + 2 * i + 1] = h;
        gradients += g;
        hessians += h;
      }
      doubles[sums >>> 3] = gradients;
      doubles[(sums >>> 3) + 1] = hessians;
    },
  };
}
