/** The shared memory as the plain kernel sees it. */
export interface Views {
  readonly bytes: Uint8Array;
  readonly words: Uint32Array;
  readonly singles: Float32Array;
  readonly doubles: Float64Array;
}

export const viewsOf = (memory: ArrayBufferLike): Views => ({
  bytes: new Uint8Array(memory),
  words: new Uint32Array(memory),
  singles: new Float32Array(memory),
  doubles: new Float64Array(memory),
});
