import { describe, expect, it } from 'vitest';
import type { Shade } from '../../../outputs/workbook/content.js';
import { shadingOf } from '../../../outputs/workbook/shading.js';
import { allOf, oneOf, parseXml } from './xml.js';

const formatsOf = (...shades: readonly (Shade | undefined)[]) =>
  allOf(
    parseXml(
      `<worksheet>${shadingOf(
        shades.map((shade) => ({
          heading: '',
          kind: 'number' as const,
          ...(shade === undefined ? {} : { shade }),
        })),
        4,
        9,
      )}</worksheet>`,
    ),
    'conditionalFormatting',
  );

/** Relative luminance (WCAG 2.2) of `FFRRGGBB`. */
function luminance(argb: string): number {
  const [r, g, b] = [2, 4, 6].map((at) => {
    const part = parseInt(argb.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

describe('shadingOf', () => {
  it('gives every column of bars a range of its own, and columns of one scale the same', () => {
    const formats = formatsOf(undefined, 'bar', 'scale', 'bar', 'scale');
    expect(formats.map(({ attributes }) => attributes.sqref)).toEqual(['B4:B9', 'C4:C9 E4:E9', 'D4:D9']);
    expect(formats.map((format) => oneOf(format, 'cfRule').attributes.priority)).toEqual(['1', '2', '3']);
  });

  it('begins bars at 0', () => {
    const [bar] = formatsOf('bar');
    expect(allOf(bar!, 'cfvo').map(({ attributes }) => attributes)).toEqual([
      { type: 'num', val: '0' },
      { type: 'max' },
    ]);
  });

  it('spreads loss and gain evenly about 0', () => {
    const [change] = formatsOf({ diverging: 40 });
    expect(allOf(change!, 'cfvo').map(({ attributes }) => attributes.val)).toEqual(['-40', '0', '40']);
  });

  it('names colours with eight digits, each light enough for dark text', () => {
    const colours = formatsOf('bar', 'scale', { diverging: 1 }).flatMap((format) =>
      allOf(format, 'color').map(({ attributes }) => attributes.rgb!),
    );
    expect(colours).toHaveLength(6);
    for (const colour of colours) {
      expect(colour).toMatch(/^FF[0-9A-F]{6}$/);
      // Contrast with black of at least 7 : 1.
      expect((luminance(colour) + 0.05) / 0.05).toBeGreaterThan(7);
    }
  });

  it('writes nothing without shades', () => {
    expect(formatsOf(undefined)).toEqual([]);
  });
});
