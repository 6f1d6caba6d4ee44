/** What the kernel needs of WebAssembly, which the types of ECMAScript do not describe. */
export interface WebAssemblyApi {
  readonly Memory: new (size: { initial: number; maximum: number; shared: true }) => SharedMemory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
  readonly validate: (bytes: Uint8Array) => boolean;
}

/** Memory that threads share; a WebAssembly memory where there is WebAssembly. */
export interface SharedMemory {
  readonly buffer: SharedArrayBuffer;
}

/** Undefined where the runtime was started without it. */
export const webAssembly = (globalThis as { WebAssembly?: WebAssemblyApi }).WebAssembly;
