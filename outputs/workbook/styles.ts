import { columnKinds, type ColumnKind } from './content.js';

/** One face that Excel has on Windows and Mac, with Latin and Chinese glyphs; LibreOffice replaces it by Noto Sans CJK. */
const font = 'Microsoft YaHei';

const fonts = [
  '<sz val="10"/>',
  '<b/><sz val="14"/><color rgb="FF1F3864"/>',
  '<sz val="9"/><color rgb="FF595959"/>',
  '<b/><sz val="10"/><color rgb="FFFFFFFF"/>',
] as const;
const body = 0;
const title = 1;
const note = 2;
const heading = 3;

const none = 0;
const ruled = 1;

const noFill = 0;
const headingFill = 2;

const numberFormats: Record<ColumnKind, string> = {
  text: '@',
  integer: '#,##0',
  money: '#,##0.00',
  number: '#,##0.00',
  share: '0.0%',
  date: 'yyyy-mm-dd',
  timestamp: 'yyyy-mm-dd hh:mm:ss',
};
/** Numbers of formats below are Excel's own. */
const firstFormat = 164;

interface CellFormat {
  readonly font: number;
  readonly border: number;
  readonly fill: number;
  /** Kind whose number format it uses. */
  readonly kind?: ColumnKind;
  readonly alignment: string;
}

/** Texts keep a little away from the numbers that end at the same line. */
const left = 'horizontal="left" indent="1"';
const right = 'horizontal="right"';
const above = { border: none, fill: noFill, alignment: `${left} vertical="center"` };
/** At the top: the filter's button sits at the bottom right and would cover a heading there. */
const headings = { font: heading, border: none, fill: headingFill };
const texts = { font: body, border: ruled, fill: noFill, kind: 'text' } as const;
const numbers = { font: body, border: ruled, fill: noFill, alignment: `${right} vertical="top"` };

const formats = {
  normal: { font: body, border: none, fill: noFill, alignment: 'vertical="top"' },
  title: { ...above, font: title },
  note: { ...above, font: note },
  heading: { ...headings, alignment: `${left} vertical="top"` },
  numberHeading: { ...headings, alignment: `${right} vertical="top"` },
  text: { ...texts, alignment: `${left} vertical="top"` },
  longText: { ...texts, alignment: `${left} vertical="top" wrapText="1"` },
  integer: { ...numbers, kind: 'integer' },
  money: { ...numbers, kind: 'money' },
  number: { ...numbers, kind: 'number' },
  share: { ...numbers, kind: 'share' },
  date: { ...numbers, kind: 'date' },
  timestamp: { ...numbers, kind: 'timestamp' },
} as const satisfies Record<string, CellFormat>;

export type StyleName = keyof typeof formats;
const styleNames = Object.keys(formats) as StyleName[];

/** Number by which a cell names its format. */
export const styleIds = Object.fromEntries(styleNames.map((name, id) => [name, id])) as Readonly<
  Record<StyleName, number>
>;

function cellFormat({ font: fontId, border, fill, kind, alignment }: CellFormat): string {
  const numberFormat = kind === undefined ? 0 : firstFormat + columnKinds.indexOf(kind);
  return `<xf numFmtId="${numberFormat}" fontId="${fontId}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment ${alignment}/></xf>`;
}

/** The part `xl/styles.xml`, the same for every workbook. */
export const stylesPart = [
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
  `<numFmts count="${columnKinds.length}">`,
  ...columnKinds.map(
    (kind, i) => `<numFmt numFmtId="${firstFormat + i}" formatCode="${numberFormats[kind]}"/>`,
  ),
  `</numFmts><fonts count="${fonts.length}">`,
  ...fonts.map((look) => `<font>${look}<name val="${font}"/><family val="2"/></font>`),
  '</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FF2F5597"/><bgColor indexed="64"/></patternFill></fill></fills>',
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>',
  '<border><left/><right/><top/><bottom style="thin"><color rgb="FFE3E6EA"/></bottom><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  `<cellXfs count="${styleNames.length}">`,
  ...styleNames.map((name) => cellFormat(formats[name])),
  '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
  '<dxfs count="0"/><tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/></styleSheet>',
].join('');
