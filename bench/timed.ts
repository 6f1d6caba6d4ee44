import { existsSync, readFileSync } from 'node:fs';

/** What passed on the clock, and what processors worked: a busy machine changes the first. */
export interface Time {
  readonly seconds: number;
  readonly cpuSeconds: number;
}

/** What work gives, and how long it takes in this process, all threads of it included. */
export async function timed<T>(work: () => Promise<T>): Promise<readonly [T, Time]> {
  const [started, before] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return [result, { seconds: (performance.now() - started) / 1e3, cpuSeconds: (user + system) / 1e6 }];
}

/**
 * The most memory that this process ever took, in MiB. Of what `getrusage` tells a part may be its parent's, from before
 * it became a program of its own; Linux tells it apart.
 */
export function peakMebibytes(): number {
  const status = '/proc/self/status';
  const own = existsSync(status) ? /^VmHWM:\s*(\d+) kB/m.exec(readFileSync(status, 'utf8'))?.[1] : undefined;
  return (own === undefined ? process.resourceUsage().maxRSS : Number(own)) / 1024;
}
