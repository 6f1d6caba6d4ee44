/** The result of work of the calling thread as a promise; what it throws rejects it. */
export const promised = <T>(work: () => T): Promise<T> =>
  new Promise((resolve) => {
    resolve(work());
  });
