/** Black or white, whichever is read better on this colour (`#RRGGBB`): at least 4.5 to 1 on any. */
export const readableOn = (colour: string): string =>
  contrastRatio(colour, '#FFFFFF') > contrastRatio(colour, '#000000') ? '#FFFFFF' : '#000000';

/** Ratio of the lighter to the darker of two colours, 1 to 21, as WCAG 2.2 defines it. */
export function contrastRatio(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** Relative luminance by WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = parseInt(colour.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
