/** Names of pieces of shared memory, each with the byte it begins at. */
export type Offsets<Name extends string> = Readonly<Record<Name, number>>;

/** Places pieces of the given sizes one behind the other, each on a cache line of its own. */
export function layOut<Name extends string>(
  sizes: Readonly<Record<Name, number>>,
): { readonly offsets: Offsets<Name>; readonly bytes: number } {
  // Offset 0 stays free: it stands for a piece that is not there.
  let end = 64;
  const offsets = {} as Record<Name, number>;
  for (const [name, size] of Object.entries(sizes) as [Name, number][]) {
    offsets[name] = size === 0 ? 0 : end;
    end = Math.ceil((end + size) / 64) * 64;
  }
  return { offsets, bytes: end };
}
