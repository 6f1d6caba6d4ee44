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

/** The most memory that this process ever took. */
export const peakMebibytes = (): number => process.resourceUsage().maxRSS / 1024;
