/** Task queues. Training has its own, so that a long training never delays a report. */
export const taskQueues = {
  main: 'memberflow',
  training: 'memberflow-training',
} as const;

/** The Temporal namespace of the embedded server. */
export const embeddedNamespace = 'memberflow';
