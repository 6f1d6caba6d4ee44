import { palette } from '../../../reporting/palette.js';
import { hex } from '../colours.js';
import { labelLook, titleElement } from './text.js';

/** Numbers by which the layers of a chart name their axes. */
export const axisIds = { category: 1001, value: 1002, hiddenCategory: 1003, share: 1004 } as const;

/** Titles beside vertical axes read from the bottom up. */
const upwards = -5_400_000;

const line = (colour: string): string =>
  `<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="${hex(colour)}"/></a:solidFill></a:ln></c:spPr>`;
const noLine = '<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>';
const noTicks = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>';
const scaling = (limits = ''): string => `<c:scaling><c:orientation val="minMax"/>${limits}</c:scaling>`;

/** The axis of the categories, at the bottom even where values are negative. */
export const categoryAxis = (title: string): string =>
  `<c:catAx><c:axId val="${axisIds.category}"/>${scaling()}<c:delete val="0"/><c:axPos val="b"/>${titleElement(title, 'axis')}` +
  `<c:numFmt formatCode="General" sourceLinked="0"/>${noTicks}<c:tickLblPos val="low"/>${line(palette.muted)}${labelLook()}` +
  `<c:crossAx val="${axisIds.value}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>`;

/** The axis of the values, at the left, with grid lines. Of shares it begins at 0: cut off, small changes look great. */
export const valueAxis = (title: string, format: string, areShares: boolean): string =>
  `<c:valAx><c:axId val="${axisIds.value}"/>${scaling(areShares ? '<c:min val="0"/>' : '')}<c:delete val="0"/><c:axPos val="l"/><c:majorGridlines>${line(palette.rule)}</c:majorGridlines>` +
  `${titleElement(title, 'axis', upwards)}<c:numFmt formatCode="${format}" sourceLinked="0"/>${noTicks}<c:tickLblPos val="nextTo"/>${noLine}${labelLook()}` +
  `<c:crossAx val="${axisIds.category}"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>`;

/** The axis of shares, at the right, from 0 to 100 %, with the hidden axis of categories that it needs. */
export const shareAxes = (title: string): string =>
  `<c:valAx><c:axId val="${axisIds.share}"/>${scaling('<c:max val="1"/><c:min val="0"/>')}<c:delete val="0"/><c:axPos val="r"/>` +
  `${titleElement(title, 'axis', upwards)}<c:numFmt formatCode="0%" sourceLinked="0"/>${noTicks}<c:tickLblPos val="nextTo"/>${noLine}${labelLook()}` +
  `<c:crossAx val="${axisIds.hiddenCategory}"/><c:crosses val="max"/><c:crossBetween val="between"/></c:valAx>` +
  `<c:catAx><c:axId val="${axisIds.hiddenCategory}"/>${scaling()}<c:delete val="1"/><c:axPos val="b"/>${noTicks}<c:tickLblPos val="nextTo"/>` +
  `<c:crossAx val="${axisIds.share}"/><c:crosses val="autoZero"/></c:catAx>`;
