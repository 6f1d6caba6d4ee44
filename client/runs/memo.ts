import { hostname, userInfo } from 'node:os';
import type { JobInput } from '../../contracts/run.js';

/** What a run remembers beside its input: shown in the Temporal UI and read back by `runs list` and `runs show`. */
export interface RunMemo extends Record<string, unknown> {
  /** Who started it, as `user@host`. */
  readonly requester: string;
  readonly configurationHash: string;
  readonly timeZone: string;
}

/** The memo that a run of this input is started with. */
export function memoOf(input: JobInput): RunMemo {
  return {
    requester: requester(),
    configurationHash: input.configurationHash,
    timeZone: input.timeZone,
  };
}

/** A text of a memo; empty when the run was started without it, such as from the Temporal UI. */
export function memoText(memo: Record<string, unknown> | undefined, key: keyof RunMemo & string): string {
  const value = memo?.[key];
  return typeof value === 'string' ? value : '';
}

function requester(): string {
  return `${userName()}@${hostname()}`;
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A container may run under a user id that has no entry in the user database.
    return `uid-${process.getuid?.() ?? 'unknown'}`;
  }
}
