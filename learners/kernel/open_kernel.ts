import { decodeBase64 } from '../model/base64.js';
import { embeddedKernel } from './embedded.js';
import type { Kernel } from './kernel.js';
import { plainKernel } from './plain/kernel.js';
import type { SharedMemory } from './webassembly.js';
import { webAssembly } from './webassembly.js';

/** `simd` falls back to `plain` by itself where WebAssembly lacks it; choosing `plain` is for comparing them. */
export type KernelKind = 'simd' | 'plain';

export function openKernel(memory: SharedMemory, kind: KernelKind = 'simd'): Kernel {
  if (kind === 'plain' || webAssembly === undefined) return plainKernel(memory.buffer);
  const bytes = decodeBase64(embeddedKernel);
  if (!webAssembly.validate(bytes)) return plainKernel(memory.buffer);
  const instance = new webAssembly.Instance(new webAssembly.Module(bytes), { env: { memory } });
  return instance.exports as Kernel;
}
