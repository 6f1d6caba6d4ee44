import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxOf, wholeView } from '../../../outputs/html/charts/viewpoint.js';
import { seriesColours } from '../../../outputs/html/charts/colours.js';
import { contrastRatio, readableOn } from '../../../outputs/contrast.js';
import { largestBars, mostAlongX } from '../../../outputs/html/charts/largest.js';
import { inLines, shortened, shortenedTo, textWidth } from '../../../outputs/html/charts/look.js';
import { rampColour } from '../../../outputs/html/charts/ramp.js';
import { stillOf } from '../../../outputs/html/charts/still.js';
import { chartFigures } from '../../../outputs/html/page/chart_figures.js';
import { palette } from '../../../reporting/palette.js';
import type { BarGridChart, FlowChart, StackedChart, TrendChart } from '../../../reporting/report.js';
import { pageTexts } from '../../../reporting/texts/page.js';

const stacked: StackedChart = {
  kind: 'stacked',
  id: 'segments by period',
  title: 'Segments',
  description: 'Two columns.',
  categoryTitle: 'Period',
  categories: ['Q1', 'Q2'],
  valueTitle: 'Members',
  series: [
    { name: 'A </svg><script>', values: [10, 20] },
    { name: '偶尔 & "B"', values: [5, 0] },
  ],
};
const flow: FlowChart = {
  kind: 'flow',
  id: 'flow',
  title: 'Members',
  description: '',
  fromTitle: 'Q1',
  toTitle: 'Q2',
  from: ['A', 'B'],
  to: ['A', 'C'],
  flows: [{ from: 1, to: 0, members: 7 }],
};
const grid = (sizes: readonly (readonly number[])[]): BarGridChart => ({
  kind: 'bar_grid',
  id: 'groups',
  title: '',
  description: '',
  x: { title: 'Code', categories: (sizes[0] ?? []).map((_, i) => `c${i}`) },
  y: { title: 'Period', categories: sizes.map((_, i) => `p${i}`) },
  valueTitle: 'Members',
  values: sizes,
});

describe('colours', () => {
  it('are the same for a name wherever it is drawn', () => {
    const colours = seriesColours([stacked, flow]);
    expect(Object.keys(colours)).toEqual(['A </svg><script>', '偶尔 & "B"', 'A', 'B', 'C']);
    expect(colours['A']).toBe(palette.categories[2]);
  });

  it('of heat maps go from none to the greatest, and diverge around zero', () => {
    expect(rampColour(0, 8, 'sequential')).toBe('#ffffff');
    expect(rampColour(8, 8, 'sequential')).toBe(palette.sequential[3].toLowerCase());
    expect(rampColour(0, 0, 'sequential')).toBe('#ffffff');
    expect(rampColour(-5, 5, 'diverging')).toBe(palette.diverging[0].toLowerCase());
    expect(rampColour(0, 5, 'diverging')).toBe('#ffffff');
    expect(rampColour(5, 5, 'diverging')).toBe(palette.diverging[2].toLowerCase());
  });

  it('of every cell leave the ink readable: contrast at least 4.5 to 1', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.constantFrom('sequential' as const, 'diverging' as const),
        (value, scale) => {
          expect(contrastRatio(rampColour(value, 1, scale), palette.ink)).toBeGreaterThan(4.5);
        },
      ),
    );
  });

  it('of pieces have whatever is readable on them: contrast at least 4.5 to 1', () => {
    expect(contrastRatio('#000000', '#FFFFFF')).toBeCloseTo(21);
    expect(readableOn('#117733')).toBe('#FFFFFF');
    expect(readableOn('#DDCC77')).toBe('#000000');
    for (const colour of palette.categories)
      expect(contrastRatio(colour, readableOn(colour))).toBeGreaterThan(4.5);
  });
});

describe('names', () => {
  it('are cut at whole signs, an emoji being one', () => {
    expect(shortened('VIP 🎁🎁', 5)).toBe('VIP…');
    expect(shortened('VIP 🎁', 5)).toBe('VIP 🎁');
    expect(shortenedTo('偶尔购买的会员', 60)).toBe('偶尔购买…');
  });

  it('are broken between words into so many lines at most', () => {
    expect(inLines('Lost regulars', 60, 2)).toBe('Lost\nregulars');
    expect(inLines('one two three four', 30, 2)).toBe('one\ntwo…');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 4 }), (name, lines) => {
        expect(inLines(name.replaceAll('\n', ''), 60, lines).split('\n').length).toBeLessThanOrEqual(lines);
      }),
    );
  });

  it('in wide scripts take a full em', () => {
    expect(textWidth('会员', 12)).toBe(24);
    expect(textWidth('ab', 10)).toBeCloseTo(11.2);
  });
});

describe('the largest bars', () => {
  it('are all of them where they are few', () => {
    const chart = grid([[3, 1, 2]]);
    expect(largestBars(chart)).toEqual({ chart, total: 3, share: 1 });
  });

  it('are those with the greatest sums over all periods, in their own order', () => {
    const sizes = Array.from({ length: mostAlongX + 10 }, (_, i) => (i % 5 === 0 ? 1 : 100));
    const { chart, total, share } = largestBars(grid([sizes, sizes]));
    expect(total).toBe(40);
    expect(chart.x.categories).toHaveLength(mostAlongX);
    expect(chart.x.categories.slice(0, 5)).toEqual(['c1', 'c2', 'c3', 'c4', 'c6']);
    expect(chart.values).toEqual([chart.x.categories.map(() => 100), chart.x.categories.map(() => 100)]);
    // 32 of the 40 have 100 members; 30 of these are drawn.
    expect(share).toBeCloseTo(3000 / 3208);
  });

  it('of no members hold all of them', () => {
    expect(largestBars(grid([[0, 0]])).share).toBe(1);
  });
});

describe('the scene', () => {
  it('gives every bar room, within limits', () => {
    expect(boxOf(grid([[1]]))).toEqual({ width: 100, depth: 36, height: 64 });
    expect(boxOf(grid(Array.from({ length: 20 }, () => Array.from({ length: 30 }, () => 1))))).toEqual({
      width: 220,
      depth: 84,
      height: 64,
    });
  });

  it('fits the picture: as high as it needs, or as wide in a narrow one', () => {
    const box = { width: 200, depth: 80, height: 64 };
    const sizeIn = (width: number, side = 0) => wholeView(box, { width, height: 500, side }).size;
    expect(sizeIn(2000)).toBe(sizeIn(4000));
    expect(sizeIn(250)).toBeCloseTo(2 * sizeIn(500));
    expect(sizeIn(500, 50)).toBeCloseTo(sizeIn(400));
  });
});

describe('figures of a chart', () => {
  it('have a row for each column drawn', () => {
    const { columns, rows } = chartFigures(stacked);
    expect(columns.map(({ heading }) => heading)).toEqual(['Period', 'A </svg><script>', '偶尔 & "B"']);
    expect(rows).toEqual([
      ['Q1', 10, 5],
      ['Q2', 20, 0],
    ]);
  });

  it('name both ends of each flow', () => {
    expect(chartFigures(flow).rows).toEqual([['B', 'A', 7]]);
  });
});

describe('stills', () => {
  const look = { locale: 'en', texts: pageTexts('en'), colours: seriesColours([stacked, flow]) } as const;

  it('are the same picture every time', () => {
    expect(stillOf(stacked, look)).toBe(stillOf(stacked, look));
  });

  it('escape names and have ids of their own', () => {
    const picture = stillOf(stacked, look);
    expect(picture).toContain('A &lt;/svg&gt;&lt;script&gt;');
    expect(picture).not.toContain('<script');
    expect(picture).not.toMatch(/["#. ]zr\d/);
    expect(picture).toContain('id="still-segments-by-period-');
  });

  it('say how many go each way', () => {
    expect(stillOf(flow, look)).toMatch(/>B {2}7</);
  });
});

describe('lines of shares', () => {
  const shares: TrendChart = {
    kind: 'trend',
    id: 'calibration',
    title: '',
    description: '',
    unit: 'share',
    categoryTitle: 'Tenth',
    categories: ['1', '2'],
    valueTitle: 'Share who leave',
    series: [{ name: 'Actual', values: [0.613, null] }],
  };

  it('are read in per cent, on the axis, at the line and in the figures', () => {
    const look = { locale: 'en', texts: pageTexts('en'), colours: { Actual: '#4477AA' } } as const;
    expect(stillOf(shares, look)).toContain('>61.3%<');
    expect(stillOf(shares, look)).toContain('>20%<');
    expect(chartFigures(shares).columns.map(({ kind }) => kind)).toEqual(['text', 'share']);
  });
});
