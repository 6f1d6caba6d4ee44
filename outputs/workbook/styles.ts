import { palette } from '../../reporting/palette.js';
import { argb } from './colours.js';
import type { ColumnKind } from './content.js';

/** One face that Excel has on Windows and Mac, with Latin and Chinese glyphs; LibreOffice replaces it by Noto Sans CJK. */
export const fontName = 'Microsoft YaHei';

export interface Font {
  readonly size: number;
  readonly bold?: true;
  readonly underlined?: true;
  readonly colour?: string;
}

export const fonts = {
  body: { size: 10 },
  strong: { size: 10, bold: true },
  title: { size: 14, bold: true, colour: palette.heading },
  part: { size: 11, bold: true, colour: palette.heading },
  sentence: { size: 11, colour: palette.ink },
  note: { size: 9, colour: palette.muted },
  figure: { size: 14, bold: true, colour: palette.heading },
  good: { size: 10, bold: true, colour: palette.good },
  bad: { size: 10, bold: true, colour: palette.bad },
  neutral: { size: 10, bold: true, colour: palette.muted },
  link: { size: 10, underlined: true, colour: palette.band },
  heading: { size: 10, bold: true, colour: '#FFFFFF' },
} as const satisfies Record<string, Font>;

/** Fills beside Excel's own two, by their colour. */
export const fills = { band: palette.band, surface: palette.surface } as const;

/** The line beneath a cell. */
export const borders = {
  none: '',
  ruled: `style="thin"><color rgb="${argb(palette.rule)}"/>`,
  parted: `style="medium"><color rgb="${argb(palette.heading)}"/>`,
} as const;

export interface CellFormat {
  readonly font: keyof typeof fonts;
  readonly border?: keyof typeof borders;
  readonly fill?: keyof typeof fills;
  /** Kind whose number format it uses. */
  readonly kind?: ColumnKind;
  readonly alignment: string;
}

/** Texts keep a little away from the numbers that end at the same line. */
const left = 'horizontal="left" indent="1"';
const right = 'horizontal="right"';
const middle = 'vertical="center"';
const top = 'vertical="top"';
/** At the top: the filter's button sits at the bottom right and would cover a heading there. */
const headings = { font: 'heading', fill: 'band' } as const;
const texts = { font: 'body', border: 'ruled', kind: 'text' } as const;
const numbers = { font: 'body', border: 'ruled', alignment: `${right} ${top}` } as const;
const beside = { alignment: `${left} ${middle}` } as const;
const groups = { font: 'strong', border: 'ruled', fill: 'surface' } as const;

/** How cells look, by what they are. */
export const formats = {
  normal: { font: 'body', alignment: top },
  title: { font: 'title', ...beside },
  note: { font: 'note', ...beside },
  heading: { ...headings, alignment: `${left} ${top} wrapText="1"` },
  numberHeading: { ...headings, alignment: `${right} ${top} wrapText="1"` },
  text: { ...texts, alignment: `${left} ${top}` },
  longText: { ...texts, alignment: `${left} ${top} wrapText="1"` },
  integer: { ...numbers, kind: 'integer' },
  money: { ...numbers, kind: 'money' },
  number: { ...numbers, kind: 'number' },
  measure: { ...numbers, kind: 'measure' },
  share: { ...numbers, kind: 'share' },
  date: { ...numbers, kind: 'date' },
  timestamp: { ...numbers, kind: 'timestamp' },
  /** Heads a part of a sheet that is laid out freely. */
  part: { font: 'part', border: 'parted', ...beside },
  sentence: { font: 'sentence', ...beside },
  label: { font: 'strong', ...beside },
  figure: { font: 'figure', alignment: `${right} ${middle}` },
  good: { font: 'good', ...beside },
  bad: { font: 'bad', ...beside },
  neutral: { font: 'neutral', ...beside },
  goodText: { font: 'good', border: 'ruled', alignment: `${left} ${top} wrapText="1"` },
  neutralText: { font: 'neutral', border: 'ruled', alignment: `${left} ${top} wrapText="1"` },
  link: { font: 'link', ...beside },
  /** A pivot's groups and its sums. */
  pivotGroup: { ...groups, alignment: `${left} ${middle}` },
  pivotGroupNumber: { ...groups, kind: 'integer', alignment: `${right} ${middle}` },
  pivotTotal: { ...groups, border: 'parted', alignment: `${left} ${middle}` },
  pivotTotalNumber: { ...groups, border: 'parted', kind: 'integer', alignment: `${right} ${middle}` },
} as const satisfies Record<string, CellFormat>;

export type StyleName = keyof typeof formats;
export const styleNames = Object.keys(formats) as StyleName[];

/** Number by which a cell names its format. */
export const styleIds = Object.fromEntries(styleNames.map((name, id) => [name, id])) as Readonly<
  Record<StyleName, number>
>;
