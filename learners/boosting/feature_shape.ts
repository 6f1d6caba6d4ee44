/** What the search has to know of a feature. */
export interface FeatureShape {
  readonly index: number;
  readonly isCategory: boolean;
  readonly lastBin: number;
  /** 1 or −1 where it must act in one direction, else 0. */
  readonly direction: number;
}
