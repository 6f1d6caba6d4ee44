import type { Activities } from '../../activities/index.js';
import { durably } from '../../activities/step.js';

/** Steps of which one waits, until it is released or cancelled, before it does its work. */
export interface HeldStep {
  readonly activities: object;
  readonly hasBegun: Promise<void>;
  release(): void;
}

export function untilReleased(activities: Activities, name: 'clean'): HeldStep {
  const begun = deferred();
  const released = deferred();
  return {
    activities: {
      ...activities,
      [name]: async (...input: Parameters<Activities[typeof name]>) => {
        begun.resolve();
        await durably(({ signal }) => Promise.race([released.promise, rejection(signal)]));
        return activities[name](...input);
      },
    },
    hasBegun: begun.promise,
    release: () => {
      released.resolve();
    },
  };
}

const rejection = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => {
      reject(new Error('the step was cancelled'));
    });
  });

interface Deferred {
  readonly promise: Promise<void>;
  resolve(): void;
}

function deferred(): Deferred {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
