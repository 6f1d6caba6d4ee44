/**
 * Where bins lie in shared memory: in groups of four features whose bins of a row are one word, as boosting adds them
 * up, or row by row, as forests and scoring read them.
 */
export type Placement =
  | { readonly kind: 'groups'; readonly at: number; readonly rows: number }
  | { readonly kind: 'rows'; readonly at: number; readonly stride: number };

export interface Place {
  /** Byte of row 0. */
  readonly at: number;
  /** Bytes from row to row. */
  readonly stride: number;
}

export const groupsOf = (features: number): number => Math.ceil(features / 4);

/** Bytes of a row of bins; rows begin at multiples of eight. */
export const strideOf = (features: number): number => Math.ceil(features / 8) * 8;

export const groupAt = (placement: { at: number; rows: number }, group: number): number =>
  placement.at + group * placement.rows * 4;

export const placeOf = (placement: Placement, feature: number): Place =>
  placement.kind === 'groups'
    ? { at: groupAt(placement, feature >> 2) + (feature & 3), stride: 4 }
    : { at: placement.at + feature, stride: placement.stride };
