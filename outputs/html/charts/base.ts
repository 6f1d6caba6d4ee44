import { palette } from '../../../reporting/palette.js';
import { fontFamily, narrowWidth, type Look } from './look.js';

export const textSize = 13;

/** What all flat charts share. Without animation: readers who print or prefer stillness see the same as others. */
export const base = (description: string) => ({
  animation: false,
  textStyle: { fontFamily, fontSize: textSize, color: palette.ink },
  aria: { enabled: true, label: { description } },
});

/** The box that says what is under the pointer. */
export const tooltipBox = {
  confine: true,
  backgroundColor: '#fff',
  borderColor: palette.rule,
  textStyle: { fontFamily, fontSize: textSize, color: palette.ink },
  extraCssText: 'box-shadow:0 4px 16px rgb(16 32 56 / 14%);max-width:340px;white-space:normal',
};

/** Where the axes stand: below a legend of so many pixels, their labels within. */
export const gridBelow = (legendHeight: number, right = 8) => ({
  left: 8,
  right,
  top: legendHeight + 34,
  bottom: 8,
  outerBoundsMode: 'same' as const,
  outerBoundsContain: 'axisLabel' as const,
});

export const isNarrow = (look: Look): boolean => look.width < narrowWidth;

/** Axis of names; where there is room for all of them, long ones are broken into lines. */
export function categoryAxis(categories: readonly string[], look: Look) {
  const room = (look.width - 70) / Math.max(1, categories.length);
  return {
    type: 'category' as const,
    data: [...categories],
    axisTick: { show: false },
    axisLine: { lineStyle: { color: '#9AA5B1' } },
    axisLabel: {
      color: palette.ink,
      fontSize: 12,
      ...(room < 46 ? {} : { interval: 0, width: room - 6, overflow: 'break' as const }),
    },
  };
}

/** Axis of amounts from zero, with short numbers. */
export const amountAxis = (name: string, look: Look) => ({
  type: 'value' as const,
  min: 0,
  name,
  nameTextStyle: { color: palette.muted, align: 'left' as const, padding: [0, 0, 4, -36] },
  splitNumber: 5,
  splitLine: { lineStyle: { color: palette.rule } },
  axisLabel: { color: palette.muted, fontSize: 12, formatter: compactNumber(look) },
});

/** Axis of shares from zero to the greatest, in per cent. */
export const shareAxis = (name: string, look: Look) => ({
  ...amountAxis(name, look),
  axisLabel: { color: palette.muted, fontSize: 12, formatter: percentage(look) },
});

export function compactNumber(look: Look): (value: number) => string {
  const format = new Intl.NumberFormat(look.locale, { notation: 'compact', maximumFractionDigits: 1 });
  return (value) => format.format(value);
}

export function wholeNumber(look: Look): (value: number) => string {
  const format = new Intl.NumberFormat(look.locale, { maximumFractionDigits: 0 });
  return (value) => format.format(value).replace('-', '−');
}

export function percentage(look: Look): (value: number) => string {
  const format = new Intl.NumberFormat(look.locale, { style: 'percent', maximumFractionDigits: 1 });
  return (value) => format.format(value);
}
