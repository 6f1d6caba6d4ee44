import { hostname, userInfo } from 'node:os';

/** Who types the command, as `user@host`. */
export function requester(): string {
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
