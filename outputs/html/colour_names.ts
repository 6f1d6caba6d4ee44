import { palette } from '../../reporting/palette.js';

const { ink, heading, muted, rule, surface, accent, good, bad, categories } = palette;

/** The palette as custom properties of the style sheet, so that each colour is written down once. */
export const colourNames = `:root{${Object.entries({
  ink,
  heading,
  muted,
  rule,
  surface,
  accent,
  good,
  bad,
  main: categories[0],
})
  .map(([name, colour]) => `--${name}:${colour}`)
  .join(';')}}`;
