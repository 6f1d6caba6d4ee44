import { MemberflowError } from '../../contracts/failures.js';
import { LearnerError } from '../../learners/failure.js';

/** An error on its way between threads: a copy of an error has lost its class and what it says beyond its message. */
export type SentFailure =
  | { readonly named: Pick<MemberflowError, 'failure' | 'message' | 'details' | 'cause'> }
  | { readonly refused: Pick<LearnerError, 'failure' | 'message' | 'remedy'> }
  | { readonly unnamed: unknown; readonly code?: string };

export function sentFailure(error: unknown): SentFailure {
  if (error instanceof MemberflowError) {
    const { failure, message, details, cause } = error;
    return { named: { failure, message, details, cause } };
  }
  if (error instanceof LearnerError) {
    const { failure, message, remedy } = error;
    return { refused: { failure, message, remedy } };
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  return { unnamed: error, ...(code !== undefined && { code }) };
}

/** The error as it was thrown in the thread. */
export function receivedFailure(sent: SentFailure): Error {
  if ('named' in sent) {
    const { failure, message, details, cause } = sent.named;
    return new MemberflowError(failure, message, details, cause === undefined ? undefined : { cause });
  }
  if ('refused' in sent) {
    const { failure, message, remedy } = sent.refused;
    return new LearnerError(failure, message, remedy);
  }
  const error = sent.unnamed instanceof Error ? sent.unnamed : new Error(String(sent.unnamed));
  return sent.code === undefined ? error : Object.assign(error, { code: sent.code });
}
