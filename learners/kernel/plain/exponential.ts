const roundToInteger = 1.5 * 2 ** 52;

/** 2^k for k from −64 to 64. */
const powersOfTwo = Float64Array.from({ length: 129 }, (_, at) => 2 ** (at - 64));

/** e^x for |x| ≤ 40, by the same steps as `assembly/exponential.ts`, so that both give the same bits. */
export function exponential(x: number): number {
  const k = x * 1.4426950408889634 + roundToInteger - roundToInteger;
  const r = x - k * 6.9314718036912381649e-1 - k * 1.90821492927058770002e-10;
  let p = 1 / 479001600;
  p = p * r + 1 / 39916800;
  p = p * r + 1 / 3628800;
  p = p * r + 1 / 362880;
  p = p * r + 1 / 40320;
  p = p * r + 1 / 5040;
  p = p * r + 1 / 720;
  p = p * r + 1 / 120;
  p = p * r + 1 / 24;
  p = p * r + 1 / 6;
  p = p * r + 0.5;
  p = p * r + 1;
  p = p * r + 1;
  return p * (powersOfTwo[k + 64] ?? 0);
}
