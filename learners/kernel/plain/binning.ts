/* eslint-disable @typescript-eslint/no-non-null-assertion -- offsets come from a layout that holds them */
import type { Kernel } from '../kernel.js';
import type { Views } from './views.js';

type BinningLoops = Pick<Kernel, 'binFloat64' | 'binFloat32'>;

/** How many of 256 ascending cuts are below a value; without a branch, which would be guessed wrong half of the time. */
function cutsBelow(cuts: Float64Array, first: number, value: number): number {
  let below = 0;
  for (let bit = 7; bit >= 0; bit -= 1) below += Number(cuts[first + below + (1 << bit) - 1]! < value) << bit;
  return below;
}

/** Twin of `assembly/binning.ts`. */
export function binningLoops({ bytes, singles, doubles }: Views): BinningLoops {
  const binWith =
    (values: Float64Array | Float32Array, shift: number): Kernel['binFloat64'] =>
    (at, count, cuts, bins, stride) => {
      const [value, cut] = [at >>> shift, cuts >>> 3];
      let infinite = 0;
      for (let i = 0; i < count; i += 1) {
        const x = values[value + i]!;
        bytes[bins + i * stride] = Number.isNaN(x) ? 0 : cutsBelow(doubles, cut, x) + 1;
        if (Math.abs(x) === Infinity) infinite += 1;
      }
      return infinite;
    };
  return { binFloat64: binWith(doubles, 3), binFloat32: binWith(singles, 2) };
}
