/**
 * The colours of everything that is drawn; workbook, page and mail have the same. As `#RRGGBB`.
 *
 * The categories follow the `muted` scheme of Paul Tol (Colour Schemes, SRON/EPS/TN/09-002, 2021), whose colours are
 * told apart with any kind of colour blindness, extended to the twelve that the built-in segments can need.
 */
export const palette = {
  /** In the order in which they are given out; a thirteenth category begins again. */
  categories: [
    '#4477AA',
    '#88CCEE',
    '#44AA99',
    '#117733',
    '#999933',
    '#DDCC77',
    '#CC6677',
    '#882255',
    '#AA4499',
    '#332288',
    '#A6785A',
    '#8C96A0',
  ],
  /** Amounts from none to most; dark text is readable on every one. */
  sequential: ['#FFFFFF', '#DCE9F5', '#B7D3EB', '#8FBBDF'],
  /** Change from loss over none to gain; dark text is readable on every one. */
  diverging: ['#F2B38C', '#FFFFFF', '#92BFE0'],
  /** A line over columns. */
  accent: '#B5531C',
  ink: '#1F2933',
  /** Titles. */
  heading: '#1F3864',
  /** Behind the headings of tables, which are white. */
  band: '#2F5597',
  /** What stands beside the matter: notes, axes. */
  muted: '#595959',
  rule: '#E3E6EA',
  surface: '#F5F7FA',
  /** Always beside a word that says the same. */
  good: '#1B6E53',
  bad: '#A13D1E',
} as const;

/** The colour of the i-th category, counted from 0. */
export const categoryColour = (i: number): string =>
  palette.categories[i % palette.categories.length] ?? palette.ink;
