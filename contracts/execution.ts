/** What the server tells of an execution, in a list or when it is asked for one. */
interface ToldExecution {
  readonly firstRunId?: string | null;
}

/**
 * Run id of the first execution of a run: the same after retries and resets.
 * @param runId of the execution itself, which a server tells that does not tell of the first
 */
export const firstRunIdOf = (execution: ToldExecution | null | undefined, runId: string): string =>
  execution?.firstRunId || runId;

/** Whether an execution has not ended; a paused one goes on when somebody lets it. */
export const isUnderWay = ({ status }: { readonly status: { readonly name: string } }): boolean =>
  status.name === 'RUNNING' || status.name === 'PAUSED';
