import { MemberflowError } from './failures.js';
import type { Manifest, RunManifest } from './manifest.js';

/**
 * Narrows the manifest of a run to that of an RFM run.
 * @throws MemberflowError `InvalidInput` when it is one of another job
 */
export function rfmFigures(manifest: RunManifest): Manifest {
  if (manifest.job === 'rfm') return manifest;
  throw new MemberflowError(
    'InvalidInput',
    `Run ${manifest.runId} is one of ${manifest.job}, which computes no RFM figures`,
    { remedy: 'Name a completed run of rfm or memberOperations: memberflow runs list shows them.' },
  );
}
