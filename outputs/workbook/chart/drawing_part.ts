import {
  chartNamespace,
  drawingNamespace,
  officeRelationships,
  spreadsheetDrawingNamespace,
  xmlDeclaration,
} from '../markup.js';
import { escapeText } from '../text.js';
import type { ChartPlace, SheetChart } from './content.js';

/** A chart of a sheet, and where it stands. */
export interface PlacedChart {
  readonly chart: SheetChart;
  readonly place: ChartPlace;
}

/** English metric units in a pixel of 1/96 inch. */
const pixel = 9525;

/** Id of the relationship of a sheet's i-th chart. */
export const chartRelationship = (i: number): string => `chart${i + 1}`;

/** The part `xl/drawings/drawingN.xml`: the charts of one sheet, each at a cell and of a size that rows and columns do not change. */
export function drawingPart(charts: readonly PlacedChart[]): string {
  return [
    `${xmlDeclaration}<xdr:wsDr xmlns:xdr="${spreadsheetDrawingNamespace}" xmlns:a="${drawingNamespace}">`,
    ...charts.map(({ chart, place }, i) =>
      [
        `<xdr:oneCellAnchor><xdr:from><xdr:col>${place.column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${place.row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>`,
        `<xdr:ext cx="${Math.round(chart.size.width * pixel)}" cy="${Math.round(chart.size.height * pixel)}"/>`,
        `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${i + 2}" name="${escapeText(chart.title)}" descr="${escapeText(chart.description)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>`,
        '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>',
        `<a:graphic><a:graphicData uri="${chartNamespace}"><c:chart xmlns:c="${chartNamespace}" xmlns:r="${officeRelationships}" r:id="${chartRelationship(i)}"/></a:graphicData></a:graphic>`,
        '</xdr:graphicFrame><xdr:clientData/></xdr:oneCellAnchor>',
      ].join(''),
    ),
    '</xdr:wsDr>',
  ].join('');
}
