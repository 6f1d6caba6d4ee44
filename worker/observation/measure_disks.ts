import { statfs } from 'node:fs/promises';
import { metrics, type Recorder } from '../../contracts/metrics.js';

/** Milliseconds between two looks; disks fill slowly, and Prometheus mostly comes every half minute. */
const interval = 15_000;

/**
 * Measures the space of the disks that folders lie on, now and from time to time.
 *
 * @param folders by the name that they have as a label
 * @returns ends it
 */
export async function measureDisks(
  folders: Readonly<Record<string, string>>,
  record: Recorder,
): Promise<() => void> {
  const look = async () => {
    for (const [folder, path] of Object.entries(folders)) {
      // A disk that does not answer is not full; the steps that need it say so.
      const space = await statfs(path).catch(() => null);
      if (space === null) continue;
      record(metrics.diskFree, space.bavail * space.bsize, { folder });
      record(metrics.diskSize, space.blocks * space.bsize, { folder });
    }
  };
  await look();
  const timer = setInterval(() => void look(), interval);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}
