/** Which of how many threads this one is. */
export interface Seat {
  readonly index: number;
  readonly threads: number;
}

/** The part of `count` things in a row that is this thread's. */
export const partOf = (seat: Seat, count: number): { readonly from: number; readonly to: number } => ({
  from: Math.floor((count * seat.index) / seat.threads),
  to: Math.floor((count * (seat.index + 1)) / seat.threads),
});
