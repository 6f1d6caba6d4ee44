import { MemberflowError } from '../../contracts/failures.js';

/** An error on its way between threads: a copy of an error has lost its class and what it says beyond its message. */
export type SentFailure =
  | { readonly named: Pick<MemberflowError, 'failure' | 'message' | 'details' | 'cause'> }
  | { readonly unnamed: unknown };

export function sentFailure(error: unknown): SentFailure {
  if (!(error instanceof MemberflowError)) return { unnamed: error };
  const { failure, message, details, cause } = error;
  return { named: { failure, message, details, cause } };
}

/** The error as it was thrown in the thread. */
export function receivedFailure(sent: SentFailure): unknown {
  if ('unnamed' in sent) return sent.unnamed;
  const { failure, message, details, cause } = sent.named;
  return new MemberflowError(failure, message, details, cause === undefined ? undefined : { cause });
}
