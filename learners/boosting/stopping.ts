/** Follows the loss of rows held out over the trees. */
export interface Stopping {
  /** Takes the loss after one more tree; true when it is time to stop. */
  readonly after: (loss: number) => boolean;
  /** Number of trees at the lowest loss. */
  readonly best: () => number;
}

/** Stops when `rounds` trees in a row were no better than the best before them. */
export function openStopping(rounds: number): Stopping {
  let [lowest, best, trees] = [Infinity, 0, 0];
  return {
    after: (loss) => {
      trees += 1;
      if (loss < lowest) [lowest, best] = [loss, trees];
      return trees - best >= rounds;
    },
    best: () => best,
  };
}
