/** Lets the event loop turn: heartbeats go out and cancellation comes in between pieces of synchronous work. */
export const breathe = (): Promise<void> =>
  new Promise((resume) => {
    setTimeout(resume, 0);
  });
