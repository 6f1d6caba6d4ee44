import type { Kernel } from '../kernel.js';
import { binningLoops } from './binning.js';
import { gradientLoops } from './gradients.js';
import { histogramLoops } from './histograms.js';
import { partitionLoops } from './partition.js';
import { scoringLoops } from './scoring.js';
import { viewsOf } from './views.js';

/** The kernel in plain typed arrays: slower, the same bits. */
export function plainKernel(memory: ArrayBufferLike): Kernel {
  const views = viewsOf(memory);
  return {
    ...histogramLoops(views),
    ...partitionLoops(views),
    ...gradientLoops(views),
    ...binningLoops(views),
    ...scoringLoops(views),
  };
}
