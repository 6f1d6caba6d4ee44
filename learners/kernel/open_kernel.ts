import { decodeBase64 } from '../model/base64.js';
import { embeddedKernel } from './embedded.js';
import type { Kernel } from './kernel.js';
import { plainKernel } from './plain/kernel.js';
import type { SharedMemory } from './webassembly.js';
import { webAssembly } from './webassembly.js';

/** `simd` falls back to `plain` by itself where WebAssembly lacks it; choosing `plain` is for comparing them. */
export type KernelKind = 'simd' | 'plain';

export function openKernel(memory: SharedMemory, kind: KernelKind = 'simd'): Kernel {
  if (webAssembly === undefined || availableKernel(kind) === 'plain') return plainKernel(memory.buffer);
  const module = new webAssembly.Module(decodeBase64(embeddedKernel));
  return new webAssembly.Instance(module, { env: { memory } }).exports as Kernel;
}

/** What a kernel asked for comes down to on this machine. */
export const availableKernel = (kind: KernelKind): KernelKind =>
  kind === 'simd' && webAssembly?.validate(decodeBase64(embeddedKernel)) === true ? 'simd' : 'plain';
