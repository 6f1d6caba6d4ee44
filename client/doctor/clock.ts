import { none, ok, warning, type Finding } from './finding.js';

/** A worker asks anew at the latest after a minute; a bit more for the way. */
const pollMs = 75_000;
/** Signed times, such as those of TLS and S3, bear so much. */
const toleratedMs = 30_000;

/**
 * How far this machine's clock is from the Temporal server's. The server does not tell its time; it does tell when a
 * worker asked for work last, which lies between now and a minute ago.
 */
export function clockFinding(asked: readonly Date[], now: Date): Finding {
  const check = 'clock';
  if (asked.length === 0) return none(check, 'cannot be compared with the server while no worker runs');
  const age = now.getTime() - Math.max(...asked.map((date) => date.getTime()));
  const behind = -age;
  const ahead = age - pollMs;
  const apart = Math.max(behind, ahead);
  if (apart <= toleratedMs) return ok(check, 'agrees with that of the Temporal server to about a minute');
  const seconds = Math.round(apart / 1000);
  return warning(
    check,
    `this machine is at least ${seconds} s ${behind > ahead ? 'behind' : 'ahead of'} the Temporal server`,
    'Have both follow the same time server (NTP).',
  );
}
