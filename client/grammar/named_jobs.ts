/** The jobs that `memberflow run` starts by their names. */
export const namedJobs = ['rfm', 'memberOperations', 'trainChurn', 'scoreChurn'] as const;
export type NamedJob = (typeof namedJobs)[number];
