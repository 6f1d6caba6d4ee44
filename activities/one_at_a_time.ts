/** Does a piece of work when all that came before it has ended. */
export type OneAtATime = <T>(work: () => Promise<T>) => Promise<T>;

/** Lets pieces of work run one after the other, in the order in which they came, whether or not one fails. */
export function oneAtATime(): OneAtATime {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    // How it ended is the business of whoever asked for it; the next one only waits for it.
    last = turn.catch(() => undefined);
    return turn;
  };
}
