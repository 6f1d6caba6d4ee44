/** Least part of a picture that is not background; the thinnest chart, one row of a heat map, has some percent. */
const leastInk = 0.002;
/** A picture with text and marks has many shades; a box of one colour has not. */
const leastColours = 8;

/**
 * Refuses a picture on which nothing can be seen: a reader would take it for "no members".
 *
 * @param pixels RGBA, four bytes a pixel, on white
 */
export function refuseBlank(pixels: Buffer, chart: string): void {
  const colours = new Set<number>();
  let ink = 0;
  for (let at = 0; at + 3 < pixels.length; at += 4) {
    const colour = pixels.readUInt32LE(at);
    if (colour === 0xffffffff) continue;
    ink += 1;
    if (colours.size < leastColours) colours.add(colour);
  }
  if (ink < (pixels.length / 4) * leastInk || colours.size < leastColours) {
    throw new Error(`The picture of chart ${chart} is blank`);
  }
}
