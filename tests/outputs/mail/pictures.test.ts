import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { refuseBlank } from '../../../outputs/mail/pictures/blank.js';
import { characterMap } from '../../../outputs/mail/pictures/character_map.js';
import { drawPictures } from '../../../outputs/mail/pictures/choose.js';
import { drawChart } from '../../../outputs/mail/pictures/draw.js';
import { emsOf, shortened } from '../../../outputs/mail/pictures/drawing.js';
import { fontFiles, readGlyphs } from '../../../outputs/mail/pictures/font.js';
import type { FlowChart, HeatChart, Report, StackedChart } from '../../../reporting/report.js';
import { sampleChurnReport } from '../../support/sample_churn.js';
import { sampleReport } from '../../support/sample_report.js';

const stacked: StackedChart = {
  kind: 'stacked',
  id: 'segments_by_period',
  title: 'Segments',
  description: 'Members by segment.',
  categoryTitle: 'Period',
  categories: ['2016', '2017'],
  valueTitle: 'Members',
  series: [
    { name: '重要价值', values: [120, 140] },
    { name: 'Others', values: [300, 310] },
  ],
};

/** Width and height that a PNG states in its header. */
function sizeOf(png: Uint8Array): readonly number[] {
  const header = Buffer.from(png);
  return [header.readUInt32BE(16), header.readUInt32BE(20)];
}

describe('a picture of a chart', () => {
  it('is a PNG of twice the size that it is shown with', async () => {
    const { png, width, height } = await drawChart(stacked, 'en');
    expect(Buffer.from(png).toString('latin1', 1, 4)).toBe('PNG');
    expect(width).toBe(552);
    expect(sizeOf(png)).toEqual([2 * width, 2 * height]);
  });

  it('is the same for the same chart', async () => {
    const [one, two] = [await drawChart(stacked, 'en'), await drawChart(stacked, 'en')];
    expect(Buffer.compare(one.png, two.png)).toBe(0);
  });

  it('shows Chinese names: other characters make another picture', async () => {
    const named = (name: string): StackedChart => ({
      ...stacked,
      series: stacked.series.map((one, i) => (i === 0 ? { ...one, name } : one)),
    });
    const pictures = await Promise.all(
      ['重要价值', '重要挽留'].map((name) => drawChart(named(name), 'zh-CN')),
    );
    expect(Buffer.compare(pictures[0]!.png, pictures[1]!.png)).not.toBe(0);
  });

  it('is drawn for names with markup, quotes and an emoji', async () => {
    const series = [{ name: 'VIP <b>&"\' 🎁👩‍👧', values: [1, 2] }];
    const { png } = await drawChart({ ...stacked, series }, 'en');
    expect(png.length).toBeGreaterThan(5_000);
  });
});

describe('a blank picture', () => {
  const white = () => Buffer.alloc(4 * 100 * 100, 255);

  it('is refused', () => {
    expect(() => {
      refuseBlank(white(), 'segments_by_period');
    }).toThrow('segments_by_period is blank');
  });

  it('of one colour is refused: there is no text on it', () => {
    const red = white();
    for (let at = 0; at < red.length; at += 4) red.writeUInt32LE(0xff0000ff, at);
    expect(() => {
      refuseBlank(red, 'x');
    }).toThrow('blank');
  });

  it('is not what a chart with little on it is', () => {
    const drawn = white();
    for (let i = 0; i < 60; i++) drawn.writeUInt32LE(0xff000000 + i * 40, i * 400);
    expect(() => {
      refuseBlank(drawn, 'x');
    }).not.toThrow();
  });
});

describe('glyphs', () => {
  it.each(['会员', 'Members', '−6.1%', '▲▼', '…', '¥', '元', '□', 'ä'])('of %s are there', async (text) => {
    expect((await readGlyphs()).missing(text)).toEqual([]);
  });

  it('that the font lacks have a mark in their place', async () => {
    const glyphs = await readGlyphs();
    expect(glyphs.missing('VIP 🎁')).toEqual(['🎁']);
    expect(glyphs.drawable('VIP 🎁 核心')).toBe('VIP □ 核心');
    expect(glyphs.drawable('❤\uFE0F')).toMatch(/^.$/u);
  });

  it('are those of every character on a picture: bold, too', async () => {
    const maps = (await Promise.all(fontFiles.map((file) => readFile(file)))).map(characterMap);
    expect(maps).toHaveLength(2);
    for (const has of maps) {
      expect(has('会'.codePointAt(0) ?? 0)).toBe(true);
      expect(has('🎁'.codePointAt(0) ?? 0)).toBe(false);
      expect(has(0)).toBe(false);
    }
  });

  it('cannot be read of what is no font', () => {
    expect(() => characterMap(Buffer.alloc(64))).toThrow('cmap');
  });
});

describe('names on pictures', () => {
  it('are cut where they have no room, Chinese ones counting more', () => {
    expect(shortened('Regulars', 10)).toBe('Regulars');
    expect(shortened('Lost regulars (frequent once)', 10)).toBe('Lost regulars (f…');
    expect(shortened('重要价值会员', 4)).toBe('重要价…');
    expect(emsOf(shortened('一'.repeat(100), 8))).toBeLessThanOrEqual(8);
  });

  it('keep at least one character', () => {
    expect(shortened('重要', 0.5)).toBe('重…');
  });
});

describe('what a mail draws', () => {
  const ids = ['segments', 'groups', 'movement', 'quality'] as const;

  it('is one picture for each section that it tells of and that has one', async () => {
    const drawn = await drawPictures({ report: sampleReport('en'), sections: ids });
    expect(drawn.map(({ section, chart }) => `${section} ${chart.kind}`)).toEqual([
      'segments stacked',
      'groups heat',
      'movement flow',
    ]);
    expect(await drawPictures({ report: sampleReport('en'), sections: ['quality'] })).toEqual([]);
  });

  it('is of churn the map of bands, in Chinese too', async () => {
    const report = sampleChurnReport('zh-CN');
    const drawn = await drawPictures({ report, sections: ['churn_risk', 'churn_action'] });
    expect(drawn.map(({ section, chart }) => `${section} ${chart.kind}`)).toEqual(['churn_risk heat']);
  });

  it('is nothing where there is nothing on a chart', async () => {
    const heat: HeatChart = {
      kind: 'heat',
      id: 'h',
      title: '',
      description: '',
      x: { title: '', categories: [] },
      y: { title: '', categories: [] },
      valueTitle: '',
      values: [],
      scale: 'sequential',
    };
    const flow: FlowChart = {
      kind: 'flow',
      id: 'f',
      title: '',
      description: '',
      fromTitle: '',
      toTitle: '',
      from: [],
      to: [],
      flows: [],
    };
    const empty = { segments: { ...stacked, series: [] }, groups: heat, movement: flow };
    const report: Report = {
      ...sampleReport('en'),
      sections: (['segments', 'groups', 'movement'] as const).map((id) => ({
        id,
        title: '',
        lead: '',
        charts: [empty[id]],
        tables: [],
        notes: [],
      })),
    };
    expect(await drawPictures({ report, sections: ids })).toEqual([]);
  });

  it('stays possible with twelve segments, twenty periods and large numbers', async () => {
    const many: StackedChart = {
      ...stacked,
      categories: Array.from({ length: 20 }, (_, i) => `2017-W${i + 10}`),
      series: Array.from({ length: 12 }, (_, i) => ({
        name: `Segment ${i} with a name beyond all bounds`,
        values: Array.from({ length: 20 }, (_, j) => 1_000_000 + i * j),
      })),
    };
    expect((await drawChart(many, 'zh-CN')).height).toBe(328);
  });
});
