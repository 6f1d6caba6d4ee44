import type { Candidate } from './candidate.js';

/** A leaf while its tree grows. */
export interface Leaf {
  /** Its rows are [from, to) of the rows of all leaves. */
  readonly from: number;
  readonly to: number;
  readonly gradient: number;
  readonly hessian: number;
  /** L2 penalty on top, from the split it came of. */
  readonly penalty: number;
  /** Its value must lie within, so that monotone columns stay so. */
  readonly lower: number;
  readonly upper: number;
  /** Which histogram is its own. */
  readonly slot: number;
  /** Its number among the tree's nodes. */
  readonly node: number;
}

/** The value that lowers the loss most, within the leaf's bounds: a Newton step. */
export function leafValue(
  gradient: number,
  hessian: number,
  penalty: number,
  { lower, upper }: Pick<Leaf, 'lower' | 'upper'>,
): number {
  const curvature = hessian + penalty;
  const value = curvature > 0 ? -gradient / curvature : 0;
  return Math.min(Math.max(value, lower), upper);
}

/** Sums and bounds of both sides of a split. */
export function sidesOf(
  leaf: Leaf,
  { gradient, hessian, penalty, feature }: Candidate,
  lambda: number,
  monotone: Int8Array,
): { readonly left: Omit<Leaf, Place>; readonly right: Omit<Leaf, Place> } {
  const { lower, upper } = leaf;
  const left = { gradient, hessian, penalty, lower, upper };
  const right = { ...left, gradient: leaf.gradient - gradient, hessian: leaf.hessian - hessian };
  const direction = monotone[feature] ?? 0;
  if (direction === 0) return { left, right };
  // The basic method of LightGBM: neither side, nor what is split off it later, may pass the middle between them.
  const valueOf = (side: Omit<Leaf, Place>): number =>
    leafValue(side.gradient, side.hessian, lambda + penalty, leaf);
  const middle = (valueOf(left) + valueOf(right)) / 2;
  return direction > 0
    ? { left: { ...left, upper: middle }, right: { ...right, lower: middle } }
    : { left: { ...left, lower: middle }, right: { ...right, upper: middle } };
}

type Place = 'from' | 'to' | 'slot' | 'node';
