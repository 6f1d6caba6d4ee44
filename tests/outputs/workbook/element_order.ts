import type { Element } from './xml.js';

/**
 * Children of the elements that we write, in the sequence of the schemas of ECMA-376 part 1 (sml.xsd, dml-chart.xsd,
 * dml-spreadsheetDrawing.xsd, dml-main.xsd): Excel repairs or refuses a file that has them in another.
 */
const sequences: Readonly<Record<string, string>> = {
  worksheet:
    'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst',
  sheetView: 'pane selection pivotSelection extLst',
  workbook:
    'fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr',
  styleSheet: 'numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst',
  font: 'b i strike condense extend outline shadow u vertAlign sz color name family charset scheme',
  border: 'start end left right top bottom diagonal vertical horizontal',
  table: 'autoFilter sortState tableColumns tableStyleInfo extLst',
  cfRule: 'formula colorScale dataBar iconSet extLst',
  pivotCacheDefinition: 'cacheSource cacheFields cacheHierarchies kpis tupleCache calculatedItems extLst',
  pivotTableDefinition:
    'location pivotFields rowFields rowItems colFields colItems pageFields dataFields formats conditionalFormats chartFormats pivotHierarchies pivotTableStyleInfo filters extLst',
  'xdr:oneCellAnchor': 'xdr:from xdr:ext xdr:graphicFrame xdr:clientData',
  'xdr:graphicFrame': 'xdr:nvGraphicFramePr xdr:xfrm a:graphic',
  'c:chartSpace':
    'c:date1904 c:lang c:roundedCorners c:style c:clrMapOvr c:pivotSource c:protection c:chart c:spPr c:txPr c:externalData c:printSettings',
  'c:chart':
    'c:title c:autoTitleDeleted c:pivotFmts c:view3D c:floor c:sideWall c:backWall c:plotArea c:legend c:plotVisOnly c:dispBlanksAs',
  'c:title': 'c:tx c:layout c:overlay c:spPr c:txPr',
  'c:legend': 'c:legendPos c:legendEntry c:layout c:overlay c:spPr c:txPr',
  'c:plotArea': 'c:layout c:barChart|c:lineChart c:valAx|c:catAx c:dTable c:spPr',
  'c:barChart': 'c:barDir c:grouping c:varyColors c:ser c:dLbls c:gapWidth c:overlap c:serLines c:axId',
  'c:lineChart':
    'c:grouping c:varyColors c:ser c:dLbls c:dropLines c:hiLowLines c:upDownBars c:marker c:smooth c:axId',
  'c:ser':
    'c:idx c:order c:tx c:spPr c:invertIfNegative|c:marker c:dPt c:dLbls c:trendline c:errBars c:cat c:val c:smooth',
  'c:marker': 'c:symbol c:size c:spPr',
  'c:catAx':
    'c:axId c:scaling c:delete c:axPos c:majorGridlines c:minorGridlines c:title c:numFmt c:majorTickMark c:minorTickMark c:tickLblPos c:spPr c:txPr c:crossAx c:crosses c:auto c:lblAlgn c:lblOffset c:noMultiLvlLbl',
  'c:valAx':
    'c:axId c:scaling c:delete c:axPos c:majorGridlines c:minorGridlines c:title c:numFmt c:majorTickMark c:minorTickMark c:tickLblPos c:spPr c:txPr c:crossAx c:crosses c:crossBetween c:majorUnit',
  'c:scaling': 'c:logBase c:orientation c:max c:min',
  'c:strCache': 'c:ptCount c:pt',
  'c:numCache': 'c:formatCode c:ptCount c:pt',
  'a:ln': 'a:noFill|a:solidFill a:prstDash a:round',
  'a:defRPr': 'a:ln a:solidFill a:latin a:ea a:cs',
  'a:rPr': 'a:ln a:solidFill a:latin a:ea a:cs',
  'c:spPr': 'a:noFill|a:solidFill a:ln',
};

/** What stands in the wrong place beneath an element, or has no place there; empty: nothing does. */
export function misplaced(element: Element): readonly string[] {
  const sequence = sequences[element.name]?.split(' ').map((step) => step.split('|'));
  let step = 0;
  const here = element.children.flatMap(({ name }) => {
    if (sequence === undefined) return [];
    const found = sequence.findIndex((names) => names.includes(name));
    const right = found >= step;
    step = Math.max(step, found);
    return right ? [] : [`${name} in ${element.name}`];
  });
  return [...here, ...element.children.flatMap(misplaced)];
}
