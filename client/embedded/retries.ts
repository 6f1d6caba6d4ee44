import {
  defaultGrpcRetryOptions,
  makeGrpcRetryInterceptor,
  type ConnectionOptions,
} from '@temporalio/client';

type Interceptor = NonNullable<ConnectionOptions['interceptors']>[number];
type Call = ReturnType<Parameters<Interceptor>[1]>;
type Status = Parameters<ReturnType<typeof defaultGrpcRetryOptions>['retryableDecider']>[1];

/**
 * Tries failed calls again as the SDK does, but begins none once the connection is closed. A retry that is due then
 * would find its channel shut down and, being on a timer that nobody awaits, end the process.
 */
export function retriesUntilClosed(isClosed: () => boolean): Interceptor {
  const { delayFunction, retryableDecider } = defaultGrpcRetryOptions();
  let lastFailure: Status | null = null;
  const retrying = makeGrpcRetryInterceptor({
    delayFunction,
    retryableDecider(attempt, status) {
      lastFailure = status;
      return !isClosed() && retryableDecider(attempt, status);
    },
  });
  return (options, nextCall) =>
    retrying(options, (inner) =>
      isClosed() && lastFailure !== null ? failedCall(lastFailure) : nextCall(inner),
    );
}

/** A call that has failed before it begins. */
function failedCall(status: Status): Call {
  const nothing = () => undefined;
  return {
    start: (_metadata, listener) => listener?.onReceiveStatus?.(status),
    sendMessage: nothing,
    sendMessageWithContext: nothing,
    halfClose: nothing,
    startRead: nothing,
    cancelWithStatus: nothing,
    getPeer: () => 'none',
    getAuthContext: () => null,
  };
}
