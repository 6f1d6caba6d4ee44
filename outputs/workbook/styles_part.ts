import { argb } from './colours.js';
import { columnKinds, type ColumnKind } from './content.js';
import { spreadsheetNamespace, xmlDeclaration } from './markup.js';
import {
  borders,
  fills,
  fontName,
  fonts,
  formats,
  styleNames,
  type CellFormat,
  type Font,
} from './styles.js';

const numberFormats: Record<ColumnKind, string> = {
  text: '@',
  integer: '#,##0',
  money: '#,##0.00',
  number: '#,##0.00',
  measure: '0.0000',
  share: '0.0%',
  date: 'yyyy-mm-dd',
  timestamp: 'yyyy-mm-dd hh:mm:ss',
};
/** Numbers of formats below are Excel's own. */
const firstFormat = 164;

const fontNames = Object.keys(fonts);
const borderNames = Object.keys(borders);
/** Excel has two fills of its own, none and grey. */
const fillNames = ['', '', ...Object.keys(fills)];

function fontElement({ size, bold, underlined, colour }: Font): string {
  const marks = `${bold === true ? '<b/>' : ''}${underlined === true ? '<u/>' : ''}`;
  const painted = colour === undefined ? '' : `<color rgb="${argb(colour)}"/>`;
  return `<font>${marks}<sz val="${size}"/>${painted}<name val="${fontName}"/><family val="2"/></font>`;
}

const fillElement = (colour: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${argb(colour)}"/><bgColor indexed="64"/></patternFill></fill>`;

const borderElement = (line: string): string =>
  `<border><left/><right/><top/>${line === '' ? '<bottom/>' : `<bottom ${line}</bottom>`}<diagonal/></border>`;

function formatElement({ font, border = 'none', fill, kind, alignment }: CellFormat): string {
  const numberFormat = kind === undefined ? 0 : firstFormat + columnKinds.indexOf(kind);
  const fillId = fill === undefined ? 0 : fillNames.indexOf(fill);
  return (
    `<xf numFmtId="${numberFormat}" fontId="${fontNames.indexOf(font)}" fillId="${fillId}" borderId="${borderNames.indexOf(border)}" xfId="0"` +
    ` applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment ${alignment}/></xf>`
  );
}

const counted = (name: string, elements: readonly string[]): string =>
  `<${name} count="${elements.length}">${elements.join('')}</${name}>`;

/** The part `xl/styles.xml`, the same for every workbook. */
export const stylesPart = [
  `${xmlDeclaration}<styleSheet xmlns="${spreadsheetNamespace}">`,
  counted(
    'numFmts',
    columnKinds.map(
      (kind, i) => `<numFmt numFmtId="${firstFormat + i}" formatCode="${numberFormats[kind]}"/>`,
    ),
  ),
  counted('fonts', Object.values<Font>(fonts).map(fontElement)),
  counted('fills', [
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
    ...Object.values(fills).map(fillElement),
  ]),
  counted('borders', Object.values(borders).map(borderElement)),
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  counted(
    'cellXfs',
    styleNames.map((name) => formatElement(formats[name])),
  ),
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
  '<dxfs count="0"/><tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/></styleSheet>',
].join('');
