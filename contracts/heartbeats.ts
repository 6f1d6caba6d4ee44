/** How the server notices that the worker of a step is dead, so that the next one resumes within ten seconds. */
export const heartbeats = {
  /** Milliseconds between two heartbeats of a step. */
  every: 1_000,
  /**
   * Milliseconds without a heartbeat after which a step is given to another worker. Four may be late or lost before: on a
   * machine that is short of time a step under way is not taken for a dead one.
   */
  timeout: 5_000,
} as const;

/**
 * Milliseconds after which a decision upon the next step, lost with its worker, is given to another worker. It takes
 * milliseconds; Temporal itself would wait for ten seconds.
 */
export const decisionTimeout = 5_000;
